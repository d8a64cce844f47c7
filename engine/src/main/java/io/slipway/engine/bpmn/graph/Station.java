package io.slipway.engine.bpmn.graph;

import java.util.List;

/**
 * Steps that follow each other in one row of the picture: a task with the join before and the fork after it, so that the
 * line through them is straight and a large graph has few things to arrange.
 *
 * @param column stations further left are over earlier
 */
record Station(int column, List<Step> steps) {

    Step first() {
        return steps.get(0);
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }

    int height() {
        return steps.stream().mapToInt(step -> step.size().height()).max().orElse(0);
    }

    boolean forks() {
        return last().kind() == Step.Kind.FORK;
    }

    boolean joins() {
        return first().kind() == Step.Kind.JOIN;
    }

    /** From one station to another, by their indices. */
    record Link(int from, int to) {}
}
