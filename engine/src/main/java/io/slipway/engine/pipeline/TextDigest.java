package io.slipway.engine.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Tells texts apart without showing them. */
public final class TextDigest {

    private static final String NOTHING = "nothing";

    private TextDigest() {}

    /** Of no text too. */
    static String of(Optional<String> text) {
        return text.map(TextDigest::of).orElse(NOTHING);
    }

    public static String of(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256; this one has not.", e);
        }
    }
}
