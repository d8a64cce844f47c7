package io.slipway.testsystems;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** Something that a test gets, and gives back at its end; what a whole class gets is not what its tests get. */
record PerTest<T>(T thing, Runnable giveBack) implements CloseableResource {

    @Override
    public void close() {
        giveBack.run();
    }

    /** The same for each parameter of the same test. */
    static <T> T in(ExtensionContext context, Class<T> kind, Supplier<PerTest<T>> maker) {
        // With the id in the key, the store of a test does not answer with what its class has got.
        var key = kind.getName() + " of " + context.getUniqueId();
        var store = context.getStore(Namespace.create(PerTest.class));
        return kind.cast(store.getOrComputeIfAbsent(key, ignored -> maker.get(), PerTest.class)
                .thing());
    }
}
