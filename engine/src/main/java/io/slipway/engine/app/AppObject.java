package io.slipway.engine.app;

import io.slipway.engine.app.kind.AppKind;
import io.slipway.engine.fault.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One object of an app, such as a saved search: its stanza of {@code default} with that of {@code local} over it.
 *
 * @param place of the first stanza, where the object begins
 */
public record AppObject(AppKind kind, String name, Place place, Map<String, Setting> settings) {

    public AppObject {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    public Optional<Setting> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    public Optional<String> value(String key) {
        return setting(key).map(Setting::value);
    }

    /** The values in force, secrets included. */
    public Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        settings.forEach((key, setting) -> values.put(key, setting.value()));
        return values;
    }

    /** {@code savedsearch/errors}, as rights and {@code explain} name it. */
    public String path() {
        return kind.name() + "/" + name;
    }
}
