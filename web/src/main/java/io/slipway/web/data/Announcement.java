package io.slipway.web.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Where the server of a data folder listens, and an admin token of its life time for the folder's owner. */
public record Announcement(URI address, String token, long pid) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Optional<Announcement> read(DataFolder folder) {
        try {
            var json = JSON.readTree(Files.readString(folder.announcementFile()));
            return Optional.of(new Announcement(
                    URI.create(json.path("address").asText()),
                    json.path("token").asText(),
                    json.path("pid").asLong()));
        } catch (IOException | IllegalArgumentException starting) {
            // A server that holds the lock but has not come up yet has said nothing so far.
            return Optional.empty();
        }
    }

    void write(DataFolder folder) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("address", address.toString()).put("token", token).put("pid", pid);
        var onlyForTheOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            // Written beside and moved, so that nobody reads half of it.
            var half = Files.createTempFile(folder.path(), "server", ".half", onlyForTheOwner);
            Files.writeString(half, json + "\n");
            Files.move(
                    half,
                    folder.announcementFile(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "Announcement(" + address + ", process " + pid + ")";
    }
}
