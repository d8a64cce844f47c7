package io.slipway.engine.bpmn.graph;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.ModelException;

/**
 * Reads a diagram, as it was deployed or as a designer has changed it, back into tasks and their order. Whatever would
 * make the engine do something else than the tasks in this order is a fault.
 */
public final class DiagramReader {

    static final String PREFIX = "graph-";

    private DiagramReader() {}

    /** The task graph in a BPMN text, or all that keeps it from being one. */
    public static Checked<TaskDiagram> read(String bpmn) {
        try {
            return read(Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8))));
        } catch (ModelException unreadable) {
            return new Checked.Faulty<>(Faults.of(fault(
                    "DIAGRAM-UNREADABLE",
                    "This is no BPMN diagram: " + Quoted.of(String.valueOf(unreadable.getMessage())) + ".",
                    "Save it as BPMN 2.0 XML with a modeler.")));
        }
    }

    /** The task graph in a model, such as the engine gives back of a deployment. */
    public static Checked<TaskDiagram> read(BpmnModelInstance model) {
        var processes = List.copyOf(model.getModelElementsByType(Process.class));
        if (processes.size() == 1) return read(processes.get(0));
        return new Checked.Faulty<>(Faults.of(fault(
                "DIAGRAM-PROCESSES",
                "The diagram has " + processes.size() + " processes.",
                "A task graph is one process: leave one in it.")));
    }

    private static Checked<TaskDiagram> read(Process process) {
        var faults = new ArrayList<Fault>();
        var name = name(process, faults);
        var version = version(process, faults);
        var network = Network.of(process, faults);
        var tasks = network.tasks();
        var found = Faults.of(faults);
        return Checked.of(found, () -> new TaskDiagram(name, version, network.order(), tasks));
    }

    private static String name(Process process, List<Fault> faults) {
        var id = String.valueOf(process.getId());
        if (id.startsWith(PREFIX)
                && TaskDiagram.NAME.matcher(id.substring(PREFIX.length())).matches())
            return id.substring(PREFIX.length());
        faults.add(fault(
                "DIAGRAM-NAME",
                "The process " + Quoted.of(id) + " is not named after a package.",
                "Give it the id graph-<name of the package>."));
        return "";
    }

    private static String version(Process process, List<Fault> faults) {
        var version = process.getCamundaVersionTag();
        if (version != null && version.length() <= TaskDiagram.LONGEST_VERSION) return version;
        faults.add(fault(
                "DIAGRAM-VERSION",
                "The process " + Quoted.of(String.valueOf(process.getId()))
                        + " does not say which version of the package it is for.",
                "Set its version tag to the package's version, of at most " + TaskDiagram.LONGEST_VERSION
                        + " characters."));
        return "";
    }

    static Fault fault(String code, String what, String mend) {
        return new Fault(code, Place.UNKNOWN, what, mend);
    }
}
