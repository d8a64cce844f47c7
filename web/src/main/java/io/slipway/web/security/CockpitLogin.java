package io.slipway.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.springframework.security.core.context.SecurityContextHolder;

/** Cockpit, Tasklist and Admin take over who signed in on our page; made by the web applications, by name. */
public final class CockpitLogin extends ContainerBasedAuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn caller)) {
            return AuthenticationResult.unsuccessful();
        }
        var result = AuthenticationResult.successful(caller.getName());
        result.setGroups(new ArrayList<>(caller.groups()));
        result.setTenants(new ArrayList<>());
        return result;
    }
}
