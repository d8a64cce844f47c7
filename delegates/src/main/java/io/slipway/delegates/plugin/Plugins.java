package io.slipway.delegates.plugin;

import io.slipway.engine.task.TaskType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** The jars in {@code plugins/} of the data folder. Each is looked at; what is wrong with them is told all at once. */
public final class Plugins implements AutoCloseable {

    /** A name that a delegate expression and a topic can hold. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9_]{0,62}");

    private final List<TaskType> types = new ArrayList<>();
    private final List<PluginClassLoader> loaders = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> ownerOfName = new HashMap<>();

    private Plugins(Collection<String> taken) {
        taken.forEach(name -> ownerOfName.put(name, "Slipway itself"));
    }

    /** @throws PluginFault with a sentence for each broken jar */
    public static List<TaskType> load(Path folder) {
        return open(folder, List.of()).types();
    }

    /**
     * @param taken the names of the types that are there without plug-ins
     * @throws PluginFault with a sentence for each broken jar
     */
    public static Plugins open(Path folder, Collection<String> taken) {
        var plugins = new Plugins(taken);
        for (var jar : jars(folder)) plugins.take(jar);
        if (plugins.faults.isEmpty()) return plugins;
        plugins.close();
        throw new PluginFault(plugins.faults);
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    public List<TaskType> types() {
        return List.copyOf(types);
    }

    private void take(Path jar) {
        var name = String.valueOf(jar.getFileName());
        try (var zip = new ZipFile(jar.toFile())) {
            if (zip.getEntry("META-INF/services/" + TaskType.class.getName()) == null) {
                faults.add("The plug-in " + name + " offers no task type: its META-INF/services/"
                        + TaskType.class.getName() + " is not there. Add it, with the name of the class in it.");
                return;
            }
            load(jar, name);
        } catch (IOException broken) {
            faults.add(
                    "The plug-in " + name + " is no readable jar. Build or copy it again, or take it out of plugins.");
        } catch (ServiceConfigurationError | LinkageError | RuntimeException wrong) {
            faults.add("The plug-in " + name + " cannot be loaded: " + reason(wrong)
                    + ". Was it built for this version of Slipway?");
        }
    }

    private static String reason(Throwable wrong) {
        var cause = wrong.getCause() == null ? wrong : wrong.getCause();
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getMessage().replaceAll("\\s+", " ").strip();
    }

    private void load(Path jar, String name) throws IOException {
        var loader = new PluginClassLoader(name, jar.toUri().toURL(), TaskType.class.getClassLoader());
        loaders.add(loader);
        for (var type : ServiceLoader.load(TaskType.class, loader)) take(type, name);
    }

    private void take(TaskType type, String jar) {
        if (!NAME.matcher(type.name()).matches()) {
            faults.add("The plug-in " + jar + " calls a task type " + type.name()
                    + ". A name has letters, digits and _, and begins with a small letter.");
            return;
        }
        if (!type.schema().isObject()) {
            faults.add("The task type " + type.name() + " of the plug-in " + jar
                    + " has no schema of its spec. Answer at least {\"type\": \"object\"}.");
            return;
        }
        var owner = ownerOfName.putIfAbsent(type.name(), jar);
        if (owner == null) types.add(type);
        else
            faults.add("The plug-in " + jar + " brings the task type " + type.name() + ", which " + owner
                    + " has already. Take one of them out of plugins, or give it another name.");
    }

    @Override
    public void close() {
        for (var loader : loaders) {
            try {
                loader.close();
            } catch (IOException alreadyGone) {
                // Nothing is lost by it.
            }
        }
    }
}
