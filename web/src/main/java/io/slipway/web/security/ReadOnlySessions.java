package io.slipway.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * On the APIs a browser's session counts for reading only. A cookie comes along with requests that another site made
 * the browser send; a header with a token does not. So no request that changes anything can be forged.
 */
final class ReadOnlySessions implements SecurityContextRepository {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    ReadOnlySessions() {
        sessions.setAllowSessionCreation(false);
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return READING.contains(holder.getRequest().getMethod())
                ? sessions.loadContext(holder)
                : SecurityContextHolder.createEmptyContext();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // An API call leaves no session behind.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return READING.contains(request.getMethod()) && sessions.containsContext(request);
    }
}
