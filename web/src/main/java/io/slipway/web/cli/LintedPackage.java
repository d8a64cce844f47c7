package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.graph.TaskPackage;
import io.slipway.web.pack.FaultView;
import io.slipway.web.pack.TaskKinds;
import java.io.PrintWriter;
import java.nio.file.Path;

/** What came of looking at one package. */
record LintedPackage(String source, Checked<TaskPackage> read) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static LintedPackage of(Path source, TaskKinds kinds) {
        return new LintedPackage(source.toString(), kinds.reader().read(source));
    }

    boolean isSound() {
        return read.isSound();
    }

    void printFaults(PrintWriter out) {
        read.faults().stream().map(Fault::toString).forEach(out::println);
        out.flush();
    }

    String summary() {
        if (!isSound()) {
            int count = read.faults().count();
            return source + ": " + (count == 1 ? "1 fault." : count + " faults.");
        }
        var found = read.orThrow();
        var tasks = found.tasks().size();
        return "%s: %s %s is sound, %d %s."
                .formatted(source, found.name(), found.version(), tasks, tasks == 1 ? "task" : "tasks");
    }

    JsonNode json() {
        var json = JSON.createObjectNode().put("package", source).put("sound", isSound());
        if (isSound()) {
            var found = read.orThrow();
            json.put("name", found.name())
                    .put("version", found.version().toString())
                    .put("tasks", found.tasks().size());
        }
        return json.set("faults", JSON.valueToTree(FaultView.of(read.faults())));
    }
}
