package io.slipway.testsystems;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that gets a {@link Cluster} as a parameter: a real Kubernetes control plane, with a namespace for each
 * test. Skipped where there is neither Go to build it nor {@code SLIPWAY_TEST_KUBECONFIG}; failed instead on CI.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Tag("cluster")
@ExtendWith(ClusterExtension.class)
public @interface WithCluster {}
