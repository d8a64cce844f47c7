package io.slipway.engine.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that nobody may see by accident: it has to be asked for by name. */
public final class Secret {

    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    public String reveal() {
        return text;
    }

    /** Takes as long for a near miss as for a far one. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
