package io.slipway.engine.yaml;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Faults;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a document. With some faults, such as a key that stands there twice, the rest can still be
 * understood and checked, so that people hear of everything at once.
 */
public final class Document {

    private final @Nullable Located root;
    private final Faults faults;

    Document(@Nullable Located root, Faults faults) {
        this.root = root;
        this.faults = faults;
    }

    /** None where the text could not be understood; then there are faults. An empty YAML document is a null scalar. */
    public Optional<Located> root() {
        return Optional.ofNullable(root);
    }

    public Faults faults() {
        return faults;
    }

    /** The tree, if nothing at all was wrong. */
    public Checked<Located> checked() {
        return Checked.of(faults, () -> root().orElseThrow());
    }
}
