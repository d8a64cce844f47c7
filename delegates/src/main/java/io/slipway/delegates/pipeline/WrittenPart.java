package io.slipway.delegates.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.app.layout.AppSource;
import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.app.pipeline.PipelineFile;
import io.slipway.engine.app.pipeline.PipelineReading;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.pipeline.PipelineRoles.Step;
import io.slipway.engine.pipeline.RoleName;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.yaml.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a task puts into a role, as its package writes it.
 *
 * @param content in the form in which parts are kept
 */
record WrittenPart(Step step, JsonNode content, Faults faults) {

    /** In front of the owner: a task cannot pass for an app. */
    private static final String OF_TASK = "task ";

    private static final long MOST_BYTES = 4L * 1024 * 1024;

    static WrittenPart of(String service, TaskContext task) {
        return new Reading(service, task).read();
    }

    private static final class Reading {

        private final String service;
        private final TaskContext task;
        private final Path root;
        private final List<PipelineFile> files = new ArrayList<>();
        private final Findings findings = new Findings();

        Reading(String service, TaskContext task) {
            this.service = service;
            this.task = task;
            this.root = task.room().packageFiles().toAbsolutePath().normalize();
        }

        WrittenPart read() {
            var spec = task.spec();
            spec.path("files").forEach(one -> take(one.asText()));
            var text = spec.path("text").asText();
            if (!text.isEmpty()) files.add(new PipelineFile(AppSource.DEFAULT, "text.conf", text));
            var role = spec.path("role").asText();
            // Names of other owners are checked when the role is looked at.
            var pipeline = new PipelineReading(true, findings).read(service, role, files);
            var content = JsonNodeFactory.instance.objectNode().put("text", pipeline.text());
            pipeline.config().ifPresent(config -> content.set("config", config));
            if (files.isEmpty() && findings.errors().isEmpty())
                findings.error(fault("names no configuration", "Name files, or write it in text."));
            return new WrittenPart(step(role), content, findings.errors());
        }

        private Step step(String role) {
            Set<String> requires = new HashSet<>();
            task.spec().path("requires").forEach(one -> {
                requires.add(one.asText());
                requires.add(OF_TASK + one.asText());
            });
            return new Step(new RoleName(service, role), owner(), task.run(), requires);
        }

        /** By the names of package and task, so that the next version of the package takes its place. */
        private String owner() {
            var own = task.spec().path("name").asText();
            if (!own.isEmpty()) return OF_TASK + own;
            return OF_TASK
                    + new DocumentReader()
                            .read("package.yaml", root.resolve("package.yaml"))
                            .root()
                            .flatMap(read -> read.child("name"))
                            .map(found -> found.json().asText() + "." + task.task())
                            .orElse(task.task());
        }

        private void take(String written) {
            var path = root.resolve(written).normalize();
            if (!path.startsWith(root) || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                findings.error(fault(
                        "names " + Quoted.of(written) + ", which is not in the package",
                        "Add it, or correct the path: paths begin at the folder of package.yaml."));
                return;
            }
            try (var walk = Files.walk(path)) {
                for (var file : walk.filter(one -> Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS))
                        .sorted()
                        .toList()) read(file);
            } catch (IOException unreadable) {
                findings.error(fault("names " + Quoted.of(written) + ", which is no text", "Write it in UTF-8."));
            }
        }

        private void read(Path file) throws IOException {
            var name = root.relativize(file).toString();
            if (Files.size(file) <= MOST_BYTES)
                files.add(new PipelineFile(AppSource.DEFAULT, name, Files.readString(file)));
            else findings.error(fault("names " + Quoted.of(name) + ", which is larger than 4 MiB", "Split it."));
        }

        private Fault fault(String what, String mend) {
            return new Fault("PART-FILE", Place.UNKNOWN, "Task " + Quoted.of(task.task()) + " " + what + ".", mend);
        }
    }
}
