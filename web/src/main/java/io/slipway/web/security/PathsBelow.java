package io.slipway.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Requests for a path or anything below it, by the path of the request line. Spring's own path matchers look at the path
 * inside the servlet that serves it, and so miss what the servlets of the engine's REST serve.
 */
final class PathsBelow implements RequestMatcher {

    private final List<String> paths;

    PathsBelow(String... paths) {
        this.paths = List.of(paths);
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        var asked = request.getRequestURI();
        return paths.stream().anyMatch(path -> asked.equals(path) || asked.startsWith(path + "/"));
    }
}
