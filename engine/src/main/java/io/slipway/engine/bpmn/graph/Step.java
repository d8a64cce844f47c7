package io.slipway.engine.bpmn.graph;

import org.jspecify.annotations.Nullable;

/** One element of the process. Only a task's step knows a task. */
record Step(String id, Kind kind, @Nullable DiagramTask task, Size size) {

    enum Kind {
        START,
        FORK,
        JOIN,
        TASK,
        END
    }

    record Size(int width, int height) {}

    private static final Size EVENT = new Size(36, 36);
    private static final Size GATEWAY = new Size(50, 50);

    static Step start() {
        return new Step("startEvent_graph", Kind.START, null, EVENT);
    }

    static Step end() {
        return new Step("endEvent_graph", Kind.END, null, EVENT);
    }

    /** The fork and join of all: a name that no task can take from them, because a task has its own prefix. */
    static Step firstFork() {
        return new Step("gateway_start", Kind.FORK, null, GATEWAY);
    }

    static Step lastJoin() {
        return new Step("gateway_end", Kind.JOIN, null, GATEWAY);
    }

    static Step fork(String task) {
        return new Step("fork_" + task, Kind.FORK, null, GATEWAY);
    }

    static Step join(String task) {
        return new Step("join_" + task, Kind.JOIN, null, GATEWAY);
    }

    static Step of(DiagramTask task, String label) {
        return new Step(idOf(task.id()), Kind.TASK, task, Label.sizeFor(label));
    }

    static String idOf(String task) {
        return "task_" + task;
    }
}
