package io.slipway.web.cli;

import io.slipway.engine.store.DatabaseAddress;
import io.slipway.web.Problem;
import io.slipway.web.data.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a server's data are. */
final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:SLIPWAY_DATA:-${sys:user.home}/.slipway}",
            description = "Data folder (SLIPWAY_DATA; ${DEFAULT-VALUE}).")
    Path data;

    @Option(
            names = "--db",
            paramLabel = "URL",
            defaultValue = "${env:SLIPWAY_DB}",
            description = {
                "PostgreSQL to keep everything in, jdbc:postgresql://host:5432/name (SLIPWAY_DB); without it a file in the data folder.",
                "Its login by SLIPWAY_DB_USER and SLIPWAY_DB_PASSWORD or SLIPWAY_DB_PASSWORD_FILE."
            })
    @Nullable
    String db;

    DataFolder folder() {
        return DataFolder.at(data);
    }

    DatabaseAddress database(DataFolder folder, Map<String, String> environment) {
        if (db == null || db.isBlank()) return DatabaseAddress.fileIn(folder.subfolder("db"));
        return DatabaseAddress.parse(db, environment.get("SLIPWAY_DB_USER"), password(environment));
    }

    private static @Nullable String password(Map<String, String> environment) {
        var file = environment.get("SLIPWAY_DB_PASSWORD_FILE");
        if (file == null) return environment.get("SLIPWAY_DB_PASSWORD");
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw Problem.failed(
                    "The database password could not be read from " + file + " (SLIPWAY_DB_PASSWORD_FILE).",
                    "See that the file is there and readable by this user.");
        }
    }
}
