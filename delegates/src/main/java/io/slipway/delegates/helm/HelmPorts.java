package io.slipway.delegates.helm;

import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.Permissions;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.release.Charts;
import io.slipway.engine.release.ReleaseBook;
import io.slipway.engine.release.Releases;

/** What a helm task needs of the world, and of our own store. */
public record HelmPorts(
        Releases releases,
        Charts charts,
        ReleaseBook book,
        Readiness readiness,
        ClusterObjects objects,
        Permissions permissions) {}
