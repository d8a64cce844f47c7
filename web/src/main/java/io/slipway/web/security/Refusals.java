package io.slipway.web.security;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.web.routes.Access;
import io.slipway.web.routes.RouteTable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** How the APIs say no: problem details with a sentence and its mend. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final RouteTable table;

    Refusals(RouteTable table) {
        this.table = table;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        // No "Basic" here: browsers would ask for a password, keep it, and send it along with forged requests.
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"slipway\"");
        var given = why instanceof BadCredentialsException ? why.getMessage() : "You are not signed in.";
        write(
                response,
                HttpServletResponse.SC_UNAUTHORIZED,
                "NOT-SIGNED-IN",
                given + " Send a token (Authorization: Bearer …; slipway token create) or a name and password.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        var who = caller == null ? "You" : "'" + caller.getName() + "'";
        if (caller instanceof SignedIn script && !script.mayAsk(request.getMethod(), request.getRequestURI())) {
            write(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "NOT-ALLOWED",
                    who + " may not " + request.getMethod() + " " + request.getRequestURI()
                            + ". A run's own token is for reading below /api/v1.");
            return;
        }
        var needed = table.find(request.getMethod(), request.getRequestURI())
                .map(row -> row.access() == Access.NOBODY ? "nobody" : "the role " + row.access())
                .orElse("nobody: there is no such route");
        write(
                response,
                HttpServletResponse.SC_FORBIDDEN,
                "NOT-ALLOWED",
                who + " may not " + request.getMethod() + " " + request.getRequestURI() + ". It is for " + needed
                        + ".");
    }

    static void write(HttpServletResponse response, int status, String code, String sentence) throws IOException {
        var problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", "about:blank")
                .put("title", HttpStatus.valueOf(status).getReasonPhrase())
                .put("status", status)
                .put("code", code)
                .put("detail", sentence);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(problem.toString());
    }
}
