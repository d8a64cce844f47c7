package io.slipway.web.routes;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.model.Resource;

/**
 * The routes of a JAX-RS application, read from Jersey's own model of its classes: that model already follows annotations
 * that are inherited from interfaces. Sub-resource locators are followed by their declared return type.
 */
final class JaxRsRoutes {

    private final Set<JaxRsRoute> routes = new TreeSet<>();
    private final Set<Class<?>> locatedTypes = new LinkedHashSet<>();
    private final Deque<Class<?>> trail = new ArrayDeque<>();

    private JaxRsRoutes() {}

    /** The routes of the classes that are resources; providers and mappers among them are left out. */
    static JaxRsRoutes of(String prefix, Collection<Class<?>> classes) {
        var found = new JaxRsRoutes();
        for (var type : classes) {
            var resource = Resource.from(type, true);
            if (resource != null) {
                found.walk(JaxRsRoute.join(prefix, resource.getPath()), resource);
            }
        }
        return found;
    }

    Set<JaxRsRoute> all() {
        return routes;
    }

    /** The declared types behind locators; at run time Jersey looks at the class of the object that is handed back. */
    Set<Class<?>> locatedTypes() {
        return locatedTypes;
    }

    private void walk(String path, Resource resource) {
        resource.getResourceMethods().forEach(method -> routes.add(new JaxRsRoute(method.getHttpMethod(), path)));
        if (resource.getResourceLocator() != null) {
            follow(path, resource.getResourceLocator().getInvocable().getRawRoutingResponseType());
        }
        resource.getChildResources().forEach(child -> walk(JaxRsRoute.join(path, child.getPath()), child));
    }

    /** JAX-RS ignores the path on the class of a located resource, so it is not joined here. */
    private void follow(String path, Class<?> type) {
        if (trail.contains(type)) {
            return;
        }
        locatedTypes.add(type);
        trail.push(type);
        walk(path, Resource.from(type, true));
        trail.pop();
    }
}
