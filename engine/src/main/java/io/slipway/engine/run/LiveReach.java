package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/** What tasks reach of a running server. */
public final class LiveReach implements RunReach {

    private final RunBook runs;
    private final ServiceRegistry services;
    private final RunTokens tokens;
    private final Supplier<URI> server;

    /** @param server where this node answers; asked for when a task begins, since it is not known before */
    public LiveReach(RunBook runs, ServiceRegistry services, RunTokens tokens, Supplier<URI> server) {
        this.runs = runs;
        this.services = services;
        this.tokens = tokens;
        this.server = server;
    }

    @Override
    public JsonNode services(String run) {
        return services.on(runs.get(run).subject().target());
    }

    @Override
    public Map<String, String> access(String run, int round) {
        return Map.of("SLIPWAY_SERVER", server.get().toString(), "SLIPWAY_TOKEN", tokens.of(run, round));
    }
}
