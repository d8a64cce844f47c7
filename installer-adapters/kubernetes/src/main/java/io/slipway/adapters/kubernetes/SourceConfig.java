package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.cluster.ClusterProblem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the site's own kubeconfig files say, put into one that needs nothing beside it. */
final class SourceConfig {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> INLINED = List.of("certificate-authority", "client-certificate", "client-key");

    private final List<Path> files;
    private final ReadConfigs read;

    private SourceConfig(List<Path> files, ReadConfigs read) {
        this.files = files;
        this.read = read;
    }

    static SourceConfig of(Path file, ReadConfigs read) {
        return new SourceConfig(List.of(file), read);
    }

    /** Those of $KUBECONFIG that are there, or ~/.kube/config: kubectl's rules. */
    static SourceConfig usual(Map<String, String> environment, ReadConfigs read) {
        var listed = environment.getOrDefault("KUBECONFIG", "");
        var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        var named = listed.isBlank()
                ? Stream.of(Path.of(home, ".kube", "config"))
                : Arrays.stream(listed.split(File.pathSeparator, -1))
                        .filter(path -> !path.isBlank())
                        .map(Path::of);
        return new SourceConfig(named.filter(Files::isRegularFile).toList(), read);
    }

    boolean isThere() {
        return files.stream().anyMatch(Files::isReadable);
    }

    /** One cluster, one user, one context, with every file that they name written out. */
    ObjectNode selfContained(Optional<String> wanted) {
        var all = files.stream().map(file -> new Source(file, read.json(file))).toList();
        var name = wanted.or(() -> currentOf(all)).orElseThrow(this::noContext);
        var context = named(all, "contexts", name, "context").orElseThrow(() -> unknown("context", name));
        var cluster = context.item().path("cluster").asText();
        var user = context.item().path("user").asText();
        var result = NODES.objectNode();
        result.put("apiVersion", "v1").put("kind", "Config").put("current-context", name);
        put(result, "contexts", name, "context", context.item());
        put(
                result,
                "clusters",
                cluster,
                "cluster",
                inlined(named(all, "clusters", cluster, "cluster").orElseThrow(() -> unknown("cluster", cluster))));
        named(all, "users", user, "user").ifPresent(found -> put(result, "users", user, "user", inlined(found)));
        return result;
    }

    private static void put(ObjectNode config, String list, String name, String key, JsonNode item) {
        config.putArray(list).addObject().put("name", name).set(key, item);
    }

    /** @param folder from where its relative paths begin */
    private record Found(ObjectNode item, Path folder) {}

    private record Source(Path file, JsonNode json) {}

    private static Optional<String> currentOf(List<Source> all) {
        return all.stream()
                .map(source -> source.json().path("current-context").asText())
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    /** The first file that knows a name wins, as with kubectl. */
    private static Optional<Found> named(List<Source> all, String list, String name, String key) {
        for (var source : all)
            for (var item : source.json().path(list))
                if (item.path("name").asText().equals(name) && item.path(key) instanceof ObjectNode found)
                    return Optional.of(new Found(found.deepCopy(), folderOf(source.file())));
        return Optional.empty();
    }

    private static Path folderOf(Path file) {
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    private static ObjectNode inlined(Found found) {
        var item = found.item();
        for (var key : INLINED) {
            var path = item.remove(key);
            if (path != null && !item.hasNonNull(key + "-data"))
                item.put(key + "-data", Base64.getEncoder().encodeToString(bytes(found.folder(), path.asText())));
        }
        // A token that is renewed in its file is read anew each time.
        var tokenFile = item.remove("tokenFile");
        if (tokenFile != null)
            item.put(
                    "token",
                    new String(bytes(found.folder(), tokenFile.asText()), java.nio.charset.StandardCharsets.UTF_8)
                            .strip());
        var command = item.path("exec").path("command").asText();
        if (command.contains("/") && item.path("exec") instanceof ObjectNode exec)
            exec.put("command", found.folder().resolve(command).normalize().toString());
        return item;
    }

    private static byte[] bytes(Path folder, String path) {
        var file = folder.resolve(path);
        try {
            return Files.readAllBytes(file);
        } catch (IOException trouble) {
            throw new ClusterProblem(
                    "A kubeconfig names the file " + file
                            + ", which cannot be read. Put it there, or correct the path.",
                    false,
                    trouble);
        }
    }

    private ClusterProblem noContext() {
        return new ClusterProblem(
                "The kubeconfig " + names() + " has no current context. Set one with: kubectl config use-context NAME,"
                        + " or write context: to the cluster in slipway.yaml.",
                false);
    }

    private ClusterProblem unknown(String what, String name) {
        return new ClusterProblem(
                "The kubeconfig " + names() + " has no " + what + " '" + name + "'. Correct the name, or add it there.",
                false);
    }

    private String names() {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }
}
