package io.slipway.engine.bpmn.graph;

/** An arrow from one step to the next. */
record Flow(String from, String to) {

    /** The dot cannot be part of a task's id, so two flows never get one id. */
    String id() {
        return "flow_" + from + "." + to;
    }
}
