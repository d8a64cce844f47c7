package io.slipway.delegates;

import io.slipway.engine.http.Answer;
import io.slipway.engine.http.Downloads;
import io.slipway.engine.http.Request;
import io.slipway.engine.http.Requests;
import io.slipway.engine.shell.Script;
import io.slipway.engine.shell.ScriptEnd;
import io.slipway.engine.shell.Scripts;
import io.slipway.engine.shell.Trace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Where nothing is executed and nothing can be reached: a command that looks at a package without a server. */
final class Nowhere implements Scripts, Downloads, Requests {

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("Nothing is executed here: this only reads packages.");
    }

    @Override
    public String node() {
        throw refused();
    }

    @Override
    public Duration fence() {
        throw refused();
    }

    @Override
    public ScriptEnd start(Script script, Path folder, Consumer<String> log) {
        throw refused();
    }

    @Override
    public Trace trace(Path folder) {
        throw refused();
    }

    @Override
    public ScriptEnd attach(Path folder, Consumer<String> log) {
        throw refused();
    }

    @Override
    public void stop(Path folder) {
        throw refused();
    }

    @Override
    public boolean allows(URI url) {
        return false;
    }

    @Override
    public Fetched fetch(URI url, String sha256) {
        throw refused();
    }

    @Override
    public Answer send(Request request) {
        throw refused();
    }
}
