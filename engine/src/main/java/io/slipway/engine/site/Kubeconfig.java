package io.slipway.engine.site;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.engine.yaml.Located;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A kubeconfig file, as far as the settings look into it. */
record Kubeconfig(Path file) {

    static Kubeconfig named(String written, Surroundings surroundings) {
        return new Kubeconfig(surroundings.path(written));
    }

    /** Those of $KUBECONFIG that are there, or ~/.kube/config: kubectl's rules. */
    static List<Kubeconfig> usual(Surroundings surroundings) {
        return surroundings
                .variable("KUBECONFIG")
                .map(Kubeconfig::listed)
                .orElseGet(() -> Stream.of(named("~/.kube/config", surroundings)))
                .filter(Kubeconfig::isReadable)
                .toList();
    }

    private static Stream<Kubeconfig> listed(String variable) {
        return Arrays.stream(variable.split(File.pathSeparator, -1))
                .filter(path -> !path.isBlank())
                .map(path -> new Kubeconfig(Path.of(path).toAbsolutePath()));
    }

    boolean isReadable() {
        return Files.isRegularFile(file) && Files.isReadable(file);
    }

    /** Names of its contexts. */
    Checked<Set<String>> contexts() {
        var document = new DocumentReader().read(file.toString(), file);
        return Checked.of(
                document.faults(),
                () -> document.root().map(Kubeconfig::contexts).orElse(Set.of()));
    }

    private static Set<String> contexts(Located root) {
        return Written.in(root).map(written -> written.items("contexts")).orElse(List.of()).stream()
                .flatMap(item -> Written.in(item).stream())
                .flatMap(context -> context.scalar("name").stream())
                .map(name -> name.text())
                .collect(Collectors.toSet());
    }
}
