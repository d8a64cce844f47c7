package io.slipway.web.security;

import io.slipway.engine.access.AccessProblem;
import io.slipway.engine.access.Account;
import io.slipway.engine.access.Accounts;
import io.slipway.engine.access.Role;
import io.slipway.engine.site.SignOn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** The end of a sign-in by the provider: whoever it vouches for becomes one of us, with an account and roles. */
final class SignOnEnd extends SavedRequestAwareAuthenticationSuccessHandler implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignOnEnd.class);

    private final SignOn settings;
    private final Accounts accounts;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SignOnEnd(SignOn settings, Accounts accounts) {
        this.settings = settings;
        this.accounts = accounts;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication provided)
            throws IOException, ServletException {
        try {
            var account = admit((OidcUser) provided.getPrincipal());
            if (account.roles().isEmpty()) {
                refuse(request, response, "norole");
                return;
            }
            // In place of the provider's own authentication, which Spring has put into the session just now.
            var caller = SignedIn.person(account.name(), account.roles(), accounts.passwordStamp(account.name()));
            var context = new SecurityContextImpl(caller);
            SecurityContextHolder.setContext(context);
            sessions.saveContext(context, request, response);
            super.onAuthenticationSuccess(request, response, caller);
        } catch (AccessProblem problem) {
            LOG.warn("A sign-in by {} was refused: {}", settings.issuer(), problem.getMessage());
            refuse(request, response, "taken");
        }
    }

    private Account admit(OidcUser user) {
        var origin = user.getIssuer() + "|" + user.getSubject();
        return accounts.admit(String.valueOf(user.getName()), origin, rolesOf(user));
    }

    private Optional<Set<Role>> rolesOf(OidcUser user) {
        if (!settings.decidesOnRoles()) return Optional.empty();
        List<String> groups = user.getClaimAsStringList(settings.rolesClaim());
        return Optional.of(settings.rolesOf(groups == null ? List.of() : groups));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        LOG.warn("A sign-in by {} failed: {}", settings.issuer(), e.getMessage());
        refuse(request, response, "failed");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        var session = request.getSession(false);
        if (session != null) session.invalidate();
        SecurityContextHolder.clearContext();
        response.sendRedirect("/login?signon=" + why);
    }
}
