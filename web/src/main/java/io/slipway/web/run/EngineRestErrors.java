package io.slipway.web.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.run.RunProblem;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/**
 * Whoever starts a run by the engine's REST gets the same sentences and the same statuses as by ours. There are two such
 * REST services in the server, made in different ways; Jersey itself finds this class for both (META-INF/services).
 */
public final class EngineRestErrors implements AutoDiscoverable {

    private static final ObjectMapper JSON = Jackson2ObjectMapperBuilder.json().build();

    @Override
    public void configure(FeatureContext service) {
        service.register(ProblemsOfRuns.class).register(FaultsOfRuns.class);
    }

    /** Public, and made without arguments: Jersey does so. */
    public static final class ProblemsOfRuns implements ExceptionMapper<RunProblem> {
        @Override
        public Response toResponse(RunProblem problem) {
            return answer(RunErrors.detailsOf(problem));
        }
    }

    /** The same for faults in what somebody sent. */
    public static final class FaultsOfRuns implements ExceptionMapper<FaultsException> {
        @Override
        public Response toResponse(FaultsException found) {
            return answer(RunErrors.detailsOf(found));
        }
    }

    private static Response answer(ProblemDetail details) {
        // Clients of the engine's REST look for the sentence under this name.
        details.setProperty("message", details.getDetail());
        try {
            return Response.status(details.getStatus())
                    .type(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                    .entity(JSON.writeValueAsString(details))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
