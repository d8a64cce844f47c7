package io.slipway.web.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.run.RunProblem;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.springframework.boot.autoconfigure.jersey.ResourceConfigCustomizer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/**
 * Whoever starts a run by the engine's REST gets the same sentences and the same statuses as by ours. There are two such
 * REST services in the server; both are told.
 */
@Configuration(proxyBeanMethods = false)
class EngineRestErrors {

    /** How Camunda's starter names the servlet of the web applications' own engine REST. */
    private static final String SECOND_SERVICE = "Engine Api";

    private static final ObjectMapper JSON = Jackson2ObjectMapperBuilder.json().build();

    @Bean
    ResourceConfigCustomizer problemsOfRunsInTheEnginesRest() {
        return config -> config.register(ProblemsOfRuns.class).register(FaultsOfRuns.class);
    }

    /** When all is registered: the starter, which brings that servlet, may come after us. */
    @Bean
    ServletContextInitializer problemsOfRunsInTheSecondService() {
        return context -> context.addListener(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent begun) {
                registerWithTheSecondService(context);
            }
        });
    }

    private static void registerWithTheSecondService(ServletContext context) {
        var service = context.getServletRegistration(SECOND_SERVICE);
        if (service != null)
            service.setInitParameter(
                    "jersey.config.server.provider.classnames",
                    ProblemsOfRuns.class.getName() + "," + FaultsOfRuns.class.getName());
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
