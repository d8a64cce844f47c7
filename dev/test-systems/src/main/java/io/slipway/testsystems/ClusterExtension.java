package io.slipway.testsystems;

import io.slipway.testsystems.shared.Checkout;
import io.slipway.testsystems.shared.ClusterPrograms;
import io.slipway.testsystems.shared.SharedSystem;
import io.slipway.testsystems.shared.TestSystem;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test the cluster and a namespace, where there can be a cluster. */
final class ClusterExtension implements ParameterResolver, ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return decide(Availability.MISSING, Boolean.parseBoolean(System.getenv("CI")));
    }

    /** A developer may lack Go; a build that guards the project may not pass by looking away. */
    static ConditionEvaluationResult decide(Optional<String> missing, boolean ci) {
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("There is a cluster, or one can be built.");
        }
        if (ci) {
            throw new IllegalStateException("On CI the tests with a cluster are not left out. " + missing.get());
        }
        return ConditionEvaluationResult.disabled(missing.get());
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Cluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return PerTest.in(context, Cluster.class, ClusterExtension::make);
    }

    private static PerTest<Cluster> make() {
        var cluster = new Cluster(SharedSystem.of(TestSystem.CLUSTER));
        return new PerTest<>(cluster, cluster::giveBack);
    }

    /** Asked once in each JVM; JUnit wants to know before each test. */
    private static final class Availability {
        static final Optional<String> MISSING =
                ClusterPrograms.of(Checkout.current()).missing();
    }
}
