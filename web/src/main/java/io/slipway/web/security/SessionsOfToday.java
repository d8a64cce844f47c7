package io.slipway.web.security;

import io.slipway.engine.access.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session remembers who signed in, not what that person may do: roles are read anew at each request, and a session
 * whose user was removed or got another password is over.
 */
final class SessionsOfToday extends OncePerRequestFilter {

    private final Accounts accounts;

    SessionsOfToday(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn then) {
            asOfNow(then)
                    .ifPresentOrElse(
                            now -> SecurityContextHolder.setContext(new SecurityContextImpl(now)), () -> end(request));
        }
        chain.doFilter(request, response);
    }

    private Optional<SignedIn> asOfNow(SignedIn then) {
        return accounts.find(then.getName())
                .filter(account -> accounts.passwordStamp(account.name()).equals(then.passwordStamp()))
                .map(account -> then.withRoles(account.roles()));
    }

    private static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) session.invalidate();
        SecurityContextHolder.clearContext();
    }
}
