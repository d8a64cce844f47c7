package io.slipway.engine.bpmn.graph;

/** Whether a process does the tasks or undoes them. */
enum Direction {
    DO,
    UNDO;

    String word() {
        return this == DO ? "do" : "undo";
    }

    String label(DiagramTask task) {
        return label(task.id(), task.name());
    }

    String label(String id, String wholeName) {
        var name = XmlText.holdable(wholeName.isBlank() ? id : wholeName);
        return Label.shortened(this == DO ? name : "Undo " + name);
    }

    String processId(TaskDiagram diagram) {
        return this == DO ? diagram.processId() : diagram.undoProcessId();
    }

    String processName(TaskDiagram diagram) {
        var name = diagram.name() + " " + XmlText.holdable(diagram.version());
        return Label.shortened(this == DO ? name.strip() : "Undo " + name.strip());
    }

    /** For who looks at one of the two processes: where the other one is. */
    String note(TaskDiagram diagram, DiagramTask task) {
        var step = Step.idOf(task.id());
        if (this == UNDO) return "Undoes " + step + " of " + diagram.processId() + ".";
        return task.rollback()
                ? "Undone by " + step + " of " + diagram.undoProcessId() + "."
                : "Not undone: this task has no rollback.";
    }
}
