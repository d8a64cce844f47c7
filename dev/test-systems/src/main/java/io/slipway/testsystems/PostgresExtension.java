package io.slipway.testsystems;

import io.slipway.testsystems.shared.SharedSystem;
import io.slipway.testsystems.shared.TestSystem;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test class, together with the classes nested in it, a database. */
final class PostgresExtension implements ParameterResolver {

    private static final Namespace OURS = Namespace.create(PostgresExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PostgresDatabase.class;
    }

    @Override
    public PostgresDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return outermostClass(context)
                .getStore(OURS)
                .getOrComputeIfAbsent(LentDatabase.class, ignored -> LentDatabase.create(), LentDatabase.class)
                .database;
    }

    private static ExtensionContext outermostClass(ExtensionContext context) {
        var parent = context.getParent();
        return parent.isPresent() && parent.get().getTestClass().isPresent() ? outermostClass(parent.get()) : context;
    }

    private record LentDatabase(SharedSystem system, String name, PostgresDatabase database)
            implements CloseableResource {

        static LentDatabase create() {
            var system = SharedSystem.of(TestSystem.POSTGRES);
            var name = system.ask("create-database", "");
            var database =
                    new PostgresDatabase(system.fact("url") + name, system.fact("user"), system.fact("password"));
            return new LentDatabase(system, name, database);
        }

        @Override
        public void close() {
            system.ask("drop-database", name);
        }
    }
}
