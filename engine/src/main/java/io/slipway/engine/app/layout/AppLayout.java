package io.slipway.engine.app.layout;

import io.slipway.engine.app.kind.AppKind;
import io.slipway.engine.app.kind.AppKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** Which file of a package is which part of the app. */
public final class AppLayout {

    public static final String CONF = "app.conf";

    /** Splunk keeps it here; read where there is none at the top. */
    public static final String CONF_OF_SPLUNK = "default/app.conf";

    private static final String LOCAL_CONF = "local/app.conf";
    private static final List<String> METADATA = List.of("metadata/default.meta", "metadata/local.meta");
    private static final Pattern PIPELINE = Pattern.compile("datastream/([^/]+)/([^/]+)/([^/]+)");
    private static final Pattern NATIVE_OF_VECTOR = Pattern.compile(".+\\.(conf|toml|yaml|yml|json)");
    private static final Pattern PAPERS = Pattern.compile("(?i)(readme|license|notice|changelog)(\\.[a-z]+|/.+)?");
    private static final Pattern README = Pattern.compile("(?i)readme(\\.[a-z]+)?");

    /** A file with the objects of a kind. */
    public record ObjectFile(AppSource source, AppKind kind, String path) {}

    /** A file that goes to an instance, or to all instances of a role, of a service that moves data. */
    public record PipelinePart(AppSource source, String service, String instance, String path) {}

    private final SortedSet<String> paths;
    private final AppKinds kinds;
    private final List<ObjectFile> objects = new ArrayList<>();
    private final List<PipelinePart> pipelines = new ArrayList<>();
    private final List<String> services = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private AppLayout(SortedSet<String> paths, AppKinds kinds) {
        this.paths = paths;
        this.kinds = kinds;
        paths.forEach(this::add);
    }

    public static AppLayout of(SortedSet<String> paths, AppKinds kinds) {
        return new AppLayout(paths, kinds);
    }

    private void add(String path) {
        if (path.startsWith("service/")) services.add(path);
        else if (path.startsWith("default/")) add(AppSource.DEFAULT, path);
        else if (path.startsWith("local/")) add(AppSource.LOCAL, path);
        else if (!path.equals(CONF)
                && !METADATA.contains(path)
                && !PAPERS.matcher(path).matches()) unknown.add(path);
    }

    private void add(AppSource source, String path) {
        if (isConf(path)) return;
        var within = path.substring(path.indexOf('/') + 1);
        var kind = kinds.ofFile(within);
        var pipeline = PIPELINE.matcher(within);
        if (kind.isPresent()) objects.add(new ObjectFile(source, kind.get(), path));
        else if (pipeline.matches() && isPart(pipeline.group(1), pipeline.group(3))) {
            pipelines.add(new PipelinePart(source, pipeline.group(1), pipeline.group(2), path));
        } else unknown.add(path);
    }

    private boolean isConf(String path) {
        return path.equals(LOCAL_CONF) || conf().filter(path::equals).isPresent();
    }

    private static boolean isPart(String service, String file) {
        return switch (service) {
            case "vector" -> NATIVE_OF_VECTOR.matcher(file).matches();
            case "logstash" -> file.endsWith(".conf");
            case "kafka" -> false;
            default -> true;
        };
    }

    /** {@code app.conf}; where there is none at the top, Splunk's place for it. */
    public Optional<String> conf() {
        if (paths.contains(CONF)) return Optional.of(CONF);
        return paths.contains(CONF_OF_SPLUNK) ? Optional.of(CONF_OF_SPLUNK) : Optional.empty();
    }

    public Optional<String> localConf() {
        return paths.contains(LOCAL_CONF) ? Optional.of(LOCAL_CONF) : Optional.empty();
    }

    /** The later one wins. */
    public List<String> metadata() {
        return METADATA.stream().filter(paths::contains).toList();
    }

    public Optional<String> readme() {
        return paths.stream().filter(path -> README.matcher(path).matches()).findFirst();
    }

    /** Those of {@code default} first. */
    public List<ObjectFile> objects() {
        return objects;
    }

    /** Those of {@code default} first. */
    public List<PipelinePart> pipelines() {
        return pipelines;
    }

    public List<String> services() {
        return services;
    }

    public List<String> unknown() {
        return unknown;
    }
}
