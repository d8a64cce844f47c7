package io.slipway.web.security;

import io.slipway.engine.access.ApiTokens;
import io.slipway.engine.access.Role;
import io.slipway.engine.run.RunTokens;
import io.slipway.web.data.OwnerToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer …}: a stored token, that of the data folder's owner, or that of a run. */
final class BearerTokens extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;
    private final OwnerToken ownerToken;
    private final RunTokens runTokens;
    private final AuthenticationEntryPoint refusal;

    BearerTokens(ApiTokens tokens, OwnerToken ownerToken, RunTokens runTokens, AuthenticationEntryPoint refusal) {
        this.tokens = tokens;
        this.ownerToken = ownerToken;
        this.runTokens = runTokens;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        var caller = whose(header.substring(SCHEME.length()).strip());
        if (caller.isEmpty()) {
            SecurityContextHolder.clearContext();
            refusal.commence(
                    request, response, new BadCredentialsException("This token is unknown, revoked or expired."));
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(caller.get()));
        chain.doFilter(request, response);
    }

    private Optional<SignedIn> whose(String token) {
        if (RunTokens.isOne(token)) return runTokens.runOf(token).map(SignedIn::run);
        if (ownerToken.is(token)) return Optional.of(SignedIn.program("owner", Role.ADMIN));
        return tokens.find(token).map(known -> SignedIn.program(known.name(), known.role()));
    }
}
