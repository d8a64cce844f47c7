package io.slipway.adapters.pipelines;

import io.slipway.engine.pipeline.PartSecrets;
import io.slipway.engine.values.Masking;
import java.util.Optional;

/** What programs say about a configuration, with the passwords in it covered. */
final class Covered {

    private Covered() {}

    static Masking by(Optional<String> text) {
        return Masking.of(text.map(PartSecrets::in).orElseGet(java.util.Set::of));
    }
}
