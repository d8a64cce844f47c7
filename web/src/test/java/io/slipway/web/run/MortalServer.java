package io.slipway.web.run;

import com.jayway.jsonpath.JsonPath;
import io.slipway.web.SlipwayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A server as a process of its own that is killed, and the next one on the same folder and database. */
final class MortalServer implements AutoCloseable {

    private final Map<String, String> environment;
    private final String[] command;
    private final Path data;
    private SlipwayProcess process;
    private RunCalls runs;

    MortalServer(Map<String, String> environment, Path data, String... options) {
        this.environment = environment;
        this.data = data;
        this.command = Stream.concat(Stream.of("serve", "--port", "0", "--data", data.toString()), Stream.of(options))
                .toArray(String[]::new);
        this.process = SlipwayProcess.start(environment, command);
        this.runs = callsOf(process, data);
    }

    private static RunCalls callsOf(SlipwayProcess server, Path data) {
        var address = server.awaitReady();
        try {
            return new RunCalls(address, JsonPath.read(Files.readString(data.resolve("server.json")), "$.token"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunCalls runs() {
        return runs;
    }

    /** As by {@code kill -9}; fails when what was killed had logged an error before. */
    void isKilledAndStartedAgain() {
        process.kill();
        process.close();
        process = SlipwayProcess.start(environment, command);
        runs = callsOf(process, data);
    }

    @Override
    public void close() {
        process.close();
    }
}
