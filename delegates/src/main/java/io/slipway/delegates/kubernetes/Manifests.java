package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.task.TaskContext;
import io.slipway.engine.yaml.Document;
import io.slipway.engine.yaml.DocumentStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a task applies, as its package writes it, and everything that is wrong with that. */
record Manifests(List<Manifest> all, Faults faults) {

    static final int MOST = 2_000;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    static Manifests of(TaskContext task) {
        return new Reading(task.room().packageFiles(), "Task " + Quoted.of(task.task())).read(task.spec());
    }

    private static final class Reading {
        private final Path root;
        private final String task;
        private final List<Manifest> found = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();

        Reading(Path root, String task) {
            this.root = root.toAbsolutePath().normalize();
            this.task = task;
        }

        Manifests read(JsonNode spec) {
            spec.path("files").forEach(one -> take(one.asText()));
            int number = 0;
            for (var object : spec.path("objects")) add(object, new Place("spec.objects[" + number++ + "]", 0, 0));
            if (found.isEmpty() && faults.isEmpty())
                fault(
                        "KUBERNETES-NOTHING",
                        Place.UNKNOWN,
                        task + " applies nothing.",
                        "Name manifests in files: or objects:.");
            if (found.size() > MOST)
                fault(
                        "KUBERNETES-TOO-MANY",
                        Place.UNKNOWN,
                        task + " applies more than " + MOST + " objects.",
                        "Split it into several tasks.");
            else faults.addAll(new ManifestRules().of(found));
            return new Manifests(List.copyOf(found), Faults.of(faults));
        }

        private void take(String written) {
            var path = root.resolve(written).normalize();
            if (!path.startsWith(root) || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                fault(
                        "KUBERNETES-FILE",
                        Place.UNKNOWN,
                        task + ": files names " + Quoted.of(written) + ", which is not in the package.",
                        "Add it, or correct the path: paths begin at the folder of package.yaml.");
                return;
            }
            try (var walk = Files.walk(path)) {
                walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .filter(file -> file.equals(path) || file.toString().matches(".*\\.(ya?ml|json)"))
                        .sorted()
                        .forEach(this::readFile);
            } catch (IOException trouble) {
                unreadable(written);
            }
        }

        private void readFile(Path file) {
            var name = root.relativize(file).toString();
            if (found.size() > MOST) return;
            try {
                if (Files.size(file) > MOST_BYTES) {
                    fault("KUBERNETES-FILE", new Place(name, 0, 0), "The file is larger than 16 MiB.", "Split it.");
                    return;
                }
                for (var document : DocumentStream.read(name, Files.readString(file), MOST)) add(document);
            } catch (IOException trouble) {
                unreadable(name);
            }
        }

        private void unreadable(String name) {
            fault(
                    "KUBERNETES-FILE",
                    new Place(name, 0, 0),
                    "The file cannot be read as text.",
                    "Manifests are YAML or JSON, written in UTF-8.");
        }

        private void add(Document document) {
            document.faults().stream().forEach(faults::add);
            document.root().ifPresent(value -> add(ManifestValues.json(value), value.place()));
        }

        /** What stands in a List is taken out of it. */
        private void add(JsonNode json, Place place) {
            if (json.isNull()) return;
            if (!(json instanceof ObjectNode object)) {
                fault(
                        "KUBERNETES-NO-OBJECT",
                        place,
                        "This is no manifest: it has no fields.",
                        "Begin with apiVersion: and kind:.");
                return;
            }
            boolean isList = object.path("kind").asText().equals("List")
                    && object.path("items").isArray();
            if (isList)
                StreamSupport.stream(object.path("items").spliterator(), false).forEach(item -> add(item, place));
            else found.add(new Manifest(object, place));
        }

        private void fault(String code, Place place, String what, String mend) {
            faults.add(new Fault(code, place, what, mend));
        }
    }
}
