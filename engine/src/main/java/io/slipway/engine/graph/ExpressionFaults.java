package io.slipway.engine.graph;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;

/** The sentences about expressions. */
final class ExpressionFaults {

    private ExpressionFaults() {}

    static Fault faulty(Place place, String expression, String trouble) {
        return new Fault(
                "PACKAGE-EXPRESSION",
                place,
                "The expression %s cannot be understood, %s.".formatted(Quoted.of(expression), trouble),
                "Expressions are CEL and know values, global, outputs, mode, fromVersion and toVersion.");
    }

    static Fault noCondition(Place place, String expression) {
        return new Fault(
                "PACKAGE-EXPRESSION",
                place,
                "The expression %s is neither true nor false.".formatted(Quoted.of(expression)),
                "Compare it with something: mode == \"install\".");
    }

    static Fault open(Place place) {
        return new Fault(
                "PACKAGE-EXPRESSION",
                place,
                "A ${ in this text is not closed by a }.",
                "Close it, or write $${ for a ${ that is meant as it stands.");
    }

    static Fault outputsInMode(Place place) {
        return new Fault(
                "PACKAGE-EXPRESSION",
                place,
                "A mode is chosen before anything runs, so outputs of tasks are not known here.",
                "Use global, mode, fromVersion or toVersion; for the rest there is when of the task.");
    }

    static Fault missingTask(Place place, String task, String mend) {
        return new Fault(
                "PACKAGE-OUTPUTS-OF",
                place,
                "An expression names the outputs of %s, but there is no such task.".formatted(Quoted.of(task)),
                mend);
    }

    static Fault missingOutput(Place place, String task, String key, String mend) {
        return new Fault(
                "PACKAGE-OUTPUTS-OF",
                place,
                "Task %s has no output %s.".formatted(Quoted.of(task), Quoted.of(key)),
                mend);
    }

    static Fault notBefore(Place place, String user, String task) {
        return new Fault(
                "PACKAGE-OUTPUTS-OF",
                place,
                "Task %s names the outputs of %s, which need not be over before it begins."
                        .formatted(Quoted.of(user), Quoted.of(task)),
                "Add an edge: {from: %s, to: %s}.".formatted(task, user));
    }

    static Fault own(Place place, String task) {
        return new Fault(
                "PACKAGE-OUTPUTS-OF",
                place,
                "Task %s names its own outputs, which are not there before it has run.".formatted(Quoted.of(task)),
                "Name the outputs of a task before it, or use values.");
    }
}
