package io.slipway.engine.app.kind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.engine.yaml.Located;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The kinds that are registered. Adding one needs a descriptor and no code. */
public final class AppKinds {

    private static final String FOLDER = "/io/slipway/engine/app/kinds/";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Map<String, AppKind> kinds = new LinkedHashMap<>();

    private AppKinds(Collection<AppKind> kinds) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    /** Those whose descriptors come with the program: one file each, named in {@code kinds.txt}. */
    public static AppKinds builtIn() {
        return new AppKinds(resource("kinds.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .map(file -> read(file, resource(file)).orThrow())
                .toList());
    }

    private static String resource(String file) {
        try (var bytes = AppKinds.class.getResourceAsStream(FOLDER + file)) {
            if (bytes == null) throw new IllegalStateException("The program lacks its file " + FOLDER + file + ".");
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** These and one more; one of the same name takes the place of the one that was there. */
    public AppKinds with(AppKind kind) {
        var more = new LinkedHashMap<>(kinds);
        more.put(kind.name(), kind);
        return new AppKinds(more.values());
    }

    /**
     * Reads a descriptor, YAML or JSON.
     *
     * @param name as faults shall name it
     */
    public static Checked<AppKind> read(String name, String descriptor) {
        var document = new DocumentReader().read(name, descriptor).checked();
        if (!document.isSound()) return new Checked.Faulty<>(document.faults());
        return read(document.orThrow());
    }

    private static Checked<AppKind> read(Located descriptor) {
        try {
            return new Checked.Sound<>(
                    JSON.treeToValue(descriptor.json(), AppKind.Written.class).kindOf());
        } catch (JsonProcessingException trouble) {
            return faulty(descriptor.place(), trouble.getOriginalMessage());
        } catch (IllegalArgumentException trouble) {
            return faulty(descriptor.place(), "names is no regular expression");
        }
    }

    private static Checked<AppKind> faulty(Place place, String why) {
        return new Checked.Faulty<>(Faults.of(new Fault(
                "APP-KIND",
                place,
                "This is no descriptor of a kind: " + why + ".",
                "See those of the built-in kinds, and docs/errors/APP-KIND.md.")));
    }

    public Collection<AppKind> all() {
        return Collections.unmodifiableCollection(kinds.values());
    }

    public Optional<AppKind> named(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    /** @param path within {@code default} or {@code local} */
    public Optional<AppKind> ofFile(String path) {
        return kinds.values().stream().filter(kind -> kind.reads(path)).findFirst();
    }
}
