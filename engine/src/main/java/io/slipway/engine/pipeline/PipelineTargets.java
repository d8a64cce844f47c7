package io.slipway.engine.pipeline;

import java.util.List;
import java.util.Optional;

/** The instances of all roles of this site, and the programs that can tell whether a configuration is right. */
public interface PipelineTargets {

    /** Empty for a role that the site does not know. */
    List<PipelineTarget> of(RoleName role);

    /** The roles that the site knows, for guesses. */
    List<String> roles(String service);

    /**
     * Asks the service's own program about a whole configuration.
     *
     * @param fileName whose ending tells the format
     */
    Verdict validate(RoleName role, String fileName, String text) throws InterruptedException;

    /** What the program said. */
    sealed interface Verdict {

        record Right() implements Verdict {}

        /** @param why in its own words, secrets covered */
        record Wrong(String why) implements Verdict {}

        /** There is none on this machine. */
        record NobodyToAsk() implements Verdict {}
    }

    /** A site without any. */
    static PipelineTargets none() {
        return new PipelineTargets() {
            @Override
            public List<PipelineTarget> of(RoleName role) {
                return List.of();
            }

            @Override
            public List<String> roles(String service) {
                return List.of();
            }

            @Override
            public Verdict validate(RoleName role, String fileName, String text) {
                return new Verdict.NobodyToAsk();
            }
        };
    }

    default Optional<PipelineTarget> find(RoleName role, String instance) {
        return of(role).stream().filter(one -> one.name().equals(instance)).findFirst();
    }
}
