package io.slipway.delegates.pipeline;

import io.slipway.engine.pipeline.PipelineRoles;
import io.slipway.engine.secrets.SecretBox;

/** Puts components into the configuration of a role of Vector. */
public final class VectorDelegate extends PipelineDelegate {

    public VectorDelegate(PipelineRoles roles, SecretBox box) {
        super("vector", roles, box);
    }
}
