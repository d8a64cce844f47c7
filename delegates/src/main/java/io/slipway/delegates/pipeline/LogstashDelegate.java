package io.slipway.delegates.pipeline;

import io.slipway.engine.pipeline.PipelineRoles;
import io.slipway.engine.secrets.SecretBox;

/** Puts a section into the configuration of a role of Logstash. */
public final class LogstashDelegate extends PipelineDelegate {

    public LogstashDelegate(PipelineRoles roles, SecretBox box) {
        super("logstash", roles, box);
    }
}
