package io.slipway.engine.pipeline;

import java.util.Set;

/** What pipelines have to know of the apps that bring them. */
public interface PipelineApps {

    /** The apps that the one of this run requires. */
    Set<String> requiresIn(String run);

    /** Whether the app of this run brings an instance of that role itself, so that there need be none yet. */
    boolean shipsInstanceOf(String run, RoleName role);
}
