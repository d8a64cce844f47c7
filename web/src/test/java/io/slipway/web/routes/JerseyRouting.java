package io.slipway.web.routes;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.process.Inflector;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.uri.UriTemplate;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Jersey itself, asked which handler serves a path. The resources are copies of Camunda's with the same paths, methods and
 * locators, but each method only answers its own path template, so that no process engine is needed.
 */
public final class JerseyRouting {

    private static final URI BASE = URI.create("http://localhost/");

    private final String prefix;
    private final Map<String, Resource> located = new HashMap<>();
    private final ApplicationHandler jersey;

    JerseyRouting(String prefix, Collection<Class<?>> classes) {
        this.prefix = prefix;
        var config = ResourceConfig.forApplication(new Application());
        for (var type : classes) {
            var original = Resource.from(type, true);
            if (original != null) {
                config.registerResources(copy(original, original.getPath(), JaxRsRoute.join("", original.getPath())));
            }
        }
        config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        config.property(ServerProperties.SUBRESOURCE_LOCATOR_CACHE_JERSEY_RESOURCE_ENABLED, true);
        // Jersey's Spring extension is on the class path and wants a context, which may be empty.
        config.property("contextConfig", new GenericApplicationContext());
        this.jersey = new ApplicationHandler(config);
    }

    /** The path template of the handler that Jersey would call. */
    Optional<String> serves(String method, String path) throws ExecutionException, InterruptedException {
        var uri = BASE.resolve(path.substring(prefix.length() + 1));
        var request = new ContainerRequest(BASE, uri, method, null, new MapPropertiesDelegate(), null);
        var response = jersey.apply(request).get();
        // Jersey answers OPTIONS by itself where no handler does, with the list of methods.
        return Optional.ofNullable(response.getEntity())
                .map(Object::toString)
                .filter(answer -> answer.startsWith("/"))
                .map(template -> prefix + template);
    }

    /** Stands in for every sub-resource locator; Jersey calls it. */
    public Resource locate(@Context ExtendedUriInfo uri) {
        var templates = new ArrayList<>(uri.getMatchedTemplates());
        Collections.reverse(templates);
        var path = templates.stream().map(UriTemplate::getTemplate).collect(Collectors.joining("/"));
        var template = JaxRsRoute.join("", path.replaceAll("/+", "/").replaceFirst("/$", ""));
        return Objects.requireNonNull(located.get(template), () -> "No locator was copied for " + template);
    }

    private Resource copy(Resource original, String path, String template) {
        var copy = Resource.builder(path);
        fill(copy, original, template);
        return copy.build();
    }

    private void fill(Resource.Builder copy, Resource original, String template) {
        var methods = new HashSet<String>();
        for (var method : original.getResourceMethods()) {
            if (methods.add(method.getHttpMethod())) {
                copy.addMethod(method.getHttpMethod()).handledBy(new Answer(template));
            }
        }
        if (original.getResourceLocator() != null) {
            var type = original.getResourceLocator().getInvocable().getRawRoutingResponseType();
            located.put(template, copy(Resource.from(type, true), "", template));
            copy.addMethod().handledBy(this, locator());
        }
        original.getChildResources()
                .forEach(child -> fill(
                        copy.addChildResource(child.getPath()), child, JaxRsRoute.join(template, child.getPath())));
    }

    private static Method locator() {
        try {
            return JerseyRouting.class.getMethod("locate", ExtendedUriInfo.class);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /** Stands in for a resource method. */
    private record Answer(String template) implements Inflector<ContainerRequestContext, String> {

        @Override
        public String apply(ContainerRequestContext request) {
            return template;
        }
    }
}
