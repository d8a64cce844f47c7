package io.slipway.web.security;

import io.slipway.web.routes.Access;
import io.slipway.web.routes.RouteTable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Asks the route table who may take this way. A way that stands in no row is closed. */
final class RouteAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private final RouteTable table;

    RouteAccess(RouteTable table) {
        this.table = table;
    }

    @Override
    @SuppressWarnings("deprecation") // the interface of Spring Security 6.5 still asks for check
    public @Nullable AuthorizationDecision check(Supplier<Authentication> caller, RequestAuthorizationContext context) {
        return new AuthorizationDecision(isOpen(caller, context.getRequest()));
    }

    private boolean isOpen(Supplier<Authentication> caller, HttpServletRequest request) {
        var row = table.find(request.getMethod(), request.getRequestURI());
        if (row.isEmpty()) return false;
        var access = row.get().access();
        if (access == Access.ANYONE) return true;
        return caller.get() instanceof SignedIn who
                && who.mayAsk(request.getMethod(), request.getRequestURI())
                && access.isOpenTo(who.roles());
    }
}
