package io.slipway.engine.secrets;

import io.slipway.engine.store.Store;
import io.slipway.engine.store.StoreProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the key of this node and makes sure that all nodes of a database hold the same one: the first node leaves its
 * key's fingerprint in the database, a node with another key refuses to start.
 *
 * <p>Order: {@code SLIPWAY_SECRET_KEY_FILE}, {@code SLIPWAY_SECRET_KEY}, the data folder's {@code secret.key}. Where
 * none of them is there, the very first node makes one in its data folder. A second node never makes its own: what the
 * first had encrypted would be unreadable to it.
 */
public final class SharedKey {

    public static final String FILE_VARIABLE = "SLIPWAY_SECRET_KEY_FILE";
    public static final String VARIABLE = "SLIPWAY_SECRET_KEY";

    private static final String FINGERPRINT = "secret-key-fingerprint";

    private final Path ownFile;
    private final Map<String, String> environment;

    public SharedKey(Path dataFolder, Map<String, String> environment) {
        this.ownFile = dataFolder.resolve("secret.key");
        this.environment = environment;
    }

    public SecretKey agreeWith(Store store) {
        try (var onlyMe = store.lock("secret-key")) {
            var settings = store.settings();
            var agreed = settings.get(FINGERPRINT);
            var key = given().orElseGet(() -> agreed.map(this::missing).orElseGet(this::madeNow));
            if (agreed.isEmpty()) settings.put(FINGERPRINT, key.fingerprint());
            if (agreed.isPresent() && !agreed.get().equals(key.fingerprint())) throw different(key, agreed.get());
            return key;
        }
    }

    private Optional<SecretKey> given() {
        var file = environment.get(FILE_VARIABLE);
        if (file != null) return Optional.of(read(Path.of(file), FILE_VARIABLE));
        var text = environment.get(VARIABLE);
        if (text != null) return Optional.of(SecretKey.parse(text).orElseThrow(() -> malformed(VARIABLE)));
        return Files.exists(ownFile) ? Optional.of(read(ownFile, ownFile.toString())) : Optional.empty();
    }

    private static SecretKey read(Path file, String name) {
        try {
            return SecretKey.parse(Files.readString(file)).orElseThrow(() -> malformed(name));
        } catch (IOException e) {
            throw new StoreProblem(
                    "The secret key file " + file + " (" + name + ") cannot be read.",
                    "See that it is there and readable by this user.",
                    e);
        }
    }

    private SecretKey madeNow() {
        var key = SecretKey.generate();
        var onlyForTheOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createFile(ownFile, onlyForTheOwner);
            Files.writeString(ownFile, key.encoded() + "\n");
            return key;
        } catch (IOException e) {
            throw new StoreProblem(
                    "A secret key could not be written to " + ownFile + ": " + e.getMessage() + ".",
                    "See that the data folder can be written, or give a key with " + FILE_VARIABLE + ".",
                    e);
        }
    }

    private SecretKey missing(String agreed) {
        throw new StoreProblem(
                "This database is used with a secret key (fingerprint " + agreed + ") that this node has not got.",
                "Copy the first node's secret.key to " + ownFile + ", or name it with " + FILE_VARIABLE + ".");
    }

    private static StoreProblem malformed(String name) {
        return new StoreProblem(
                name + " does not hold a secret key: 32 bytes in base64 are expected.",
                "Make one with: openssl rand -base64 32");
    }

    private static StoreProblem different(SecretKey own, String agreed) {
        return new StoreProblem(
                "This node's secret key (fingerprint " + own.fingerprint()
                        + ") is not the one that this database is used with (fingerprint " + agreed + ").",
                "Give this node the other nodes' key with " + FILE_VARIABLE + ", or point --db at its own database.");
    }
}
