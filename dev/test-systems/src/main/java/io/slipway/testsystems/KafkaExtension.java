package io.slipway.testsystems;

import io.slipway.testsystems.shared.SharedSystem;
import io.slipway.testsystems.shared.TestSystem;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test the broker and a prefix for its topics. */
final class KafkaExtension implements ParameterResolver {

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KafkaBroker.class;
    }

    @Override
    public KafkaBroker resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return PerTest.in(context, KafkaBroker.class, KafkaExtension::make);
    }

    private static PerTest<KafkaBroker> make() {
        var system = SharedSystem.of(TestSystem.KAFKA);
        var prefix = "test-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        return new PerTest<>(new KafkaBroker(system.fact("bootstrap"), prefix), () -> {});
    }
}
