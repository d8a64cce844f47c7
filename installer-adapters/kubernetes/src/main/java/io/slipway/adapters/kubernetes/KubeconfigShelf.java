package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files by which a program of its own reaches a cluster. Tokens stand in them, so only their owner may read them. */
record KubeconfigShelf(Path folder) {

    /** JSON is YAML too. */
    static String text(ObjectNode config) {
        return config.toPrettyString() + "\n";
    }

    /** Put there whole or not at all: a program may just be reading it. */
    Path keep(String name, String text) {
        var file = folder.resolve(
                        name.isEmpty() ? "usual.yaml" : "cluster-" + name.replaceAll("[^A-Za-z0-9._-]", "_") + ".yaml")
                .toAbsolutePath();
        try {
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(
                    folder,
                    "new",
                    ".yaml",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException trouble) {
            throw new UncheckedIOException("The kubeconfig " + file + " cannot be written.", trouble);
        }
    }
}
