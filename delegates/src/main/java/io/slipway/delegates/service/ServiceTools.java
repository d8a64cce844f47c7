package io.slipway.delegates.service;

import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.Clusters;
import io.slipway.engine.cluster.Jobs;
import io.slipway.engine.cluster.Permissions;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.install.ConfigurationCentre;

/**
 * What services are installed with.
 *
 * @param centre keeps what an app has applied
 */
public record ServiceTools(
        Clusters clusters,
        ClusterObjects objects,
        Permissions permissions,
        Readiness readiness,
        Jobs jobs,
        ConfigurationCentre centre) {}
