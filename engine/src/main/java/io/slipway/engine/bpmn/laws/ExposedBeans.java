package io.slipway.engine.bpmn.laws;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What expressions of the engine see of the application: the beans that a step may be bound to, looked up when they are asked
 * for. Without it the engine shows them all, among them those that hold tokens and keys.
 */
final class ExposedBeans extends AbstractMap<Object, Object> {

    private final AllowedBeans allowed;
    private final Function<String, Object> find;

    ExposedBeans(AllowedBeans allowed, Function<String, Object> find) {
        this.allowed = allowed;
        this.find = find;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof String bean && allowed.isBean(bean);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return name instanceof String bean && allowed.isBean(bean) ? find.apply(bean) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return Set.of();
    }
}
