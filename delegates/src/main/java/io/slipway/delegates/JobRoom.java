package io.slipway.delegates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.bpmn.graph.TaskElement;
import io.slipway.engine.task.Direction;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.task.TaskInputs;
import io.slipway.engine.task.TaskRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Where a task works that runs inside a job: no package, no journal, a folder that is gone afterwards. */
final class JobRoom implements TaskRoom, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(JobRoom.class.getName());

    private final Path folder;
    private final String task;

    JobRoom(String instance, String task) throws IOException {
        this.folder = Files.createTempDirectory("slipway-job-");
        this.task = instance + " " + task;
    }

    /** The business key is the run, as in diagrams that are started the usual way. */
    static TaskContext context(DelegateExecution execution, TaskElement element, JsonNode spec, JobRoom room) {
        var run = Objects.requireNonNullElse(execution.getProcessBusinessKey(), execution.getProcessInstanceId());
        return new TaskContext(run, 1, element.id(), Direction.DO, 1, TaskInputs.of(spec), room);
    }

    @Override
    public Path packageFiles() {
        return folder.resolve("package");
    }

    @Override
    public Path folder() {
        return folder.resolve("try");
    }

    @Override
    public void log(String line) {
        LOG.log(System.Logger.Level.INFO, "{0}: {1}", task, line);
    }

    @Override
    public void waitsFor(String what) {
        LOG.log(System.Logger.Level.INFO, "{0} waits for: {1}", task, what);
    }

    @Override
    public JsonNode services() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public Map<String, String> access() {
        return Map.of();
    }

    @Override
    public void close() throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
