package io.slipway.web.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.access.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks into the few bodies that can do more than their route says.
 *
 * <p>A query for tasks may hold expressions; Camunda 7.24 refuses them when told so, but not inside {@code orQueries},
 * and evaluates those in our process. And the body of a start may say where in the process to begin: behind the checks.
 */
final class CarefulBodies extends OncePerRequestFilter {

    private static final Pattern QUERIES = Pattern.compile(".*/(task|task/count|filter/.*)");
    private static final Pattern STARTS = Pattern.compile(".*/process-definition/.*/(start|submit-form)");

    /** What an admin may say of a start, and nobody else. */
    private static final Set<String> WAYS_ROUND = Set.of("startInstructions", "skipCustomListeners", "skipIoMappings");

    private static final int LARGEST_BODY = 4 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        var changing = request.getMethod().equals("POST") || request.getMethod().equals("PUT");
        return !changing
                || !(QUERIES.matcher(path).matches() || STARTS.matcher(path).matches());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        var fault = body.length > LARGEST_BODY ? Optional.of("The body is larger than 4 MiB.") : fault(request, body);
        if (fault.isPresent()) {
            Refusals.write(response, HttpServletResponse.SC_BAD_REQUEST, "BODY-NOT-ALLOWED", fault.get());
            return;
        }
        chain.doFilter(new RereadRequest(request, body), response);
    }

    private static Optional<String> fault(HttpServletRequest request, byte[] body) throws IOException {
        if (body.length == 0) return Optional.empty();
        try {
            var json = JSON.readTree(body);
            return QUERIES.matcher(request.getRequestURI()).matches() ? expressionIn(json) : wayRoundIn(json);
        } catch (JsonProcessingException e) {
            return Optional.of("The body is not JSON: " + e.getOriginalMessage() + ".");
        }
    }

    private static Optional<String> expressionIn(JsonNode json) {
        return names(json)
                .filter(name -> name.endsWith("Expression"))
                .findFirst()
                .map(name ->
                        "Expressions are forbidden in queries: leave out '" + name + "' and give the value itself.");
    }

    private static Optional<String> wayRoundIn(JsonNode json) {
        var admin = SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn caller
                && caller.may(Role.ADMIN);
        if (admin) return Optional.empty();
        return WAYS_ROUND.stream()
                .filter(json::has)
                .findFirst()
                .map(
                        name -> "'" + name
                                + "' would start the process past its own first steps. Leave it out; only an admin may give it.");
    }

    /** All names in a document, at every depth. */
    private static Stream<String> names(JsonNode json) {
        var own = json.properties().stream().map(java.util.Map.Entry::getKey);
        var below = StreamSupport.stream(json.spliterator(), false).flatMap(CarefulBodies::names);
        return Stream.concat(own, below);
    }
}
