package io.slipway.delegates.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads a plug-in's own classes before ours of the same name, so that it may bring other versions of a library. What goes to
 * and fro between it and us comes from us: the contract, and the JSON in it.
 */
final class PluginClassLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final List<String> SHARED =
            List.of("java.", "javax.", "jdk.", "sun.", "org.jspecify.", "io.slipway.engine.", "com.fasterxml.jackson.");

    PluginClassLoader(String name, URL jar, ClassLoader ours) {
        super("plugin " + name, new URL[] {jar}, ours);
    }

    private static boolean isShared(String name) {
        return SHARED.stream().anyMatch(name::startsWith);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isShared(name)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded != null ? loaded : loadOwn(name, resolve);
        }
    }

    private Class<?> loadOwn(String name, boolean resolve) throws ClassNotFoundException {
        try {
            var own = findClass(name);
            if (resolve) resolveClass(own);
            return own;
        } catch (ClassNotFoundException notOwn) {
            return super.loadClass(name, resolve);
        }
    }

    /** Its own first; of ours only what is shared, or it would find our list of services in its own name. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        var all = new ArrayList<>(Collections.list(findResources(name)));
        if (!name.startsWith("META-INF/services/"))
            all.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(all);
    }

    @Override
    public @org.jspecify.annotations.Nullable URL getResource(String name) {
        var own = findResource(name);
        return own != null ? own : super.getResource(name);
    }
}
