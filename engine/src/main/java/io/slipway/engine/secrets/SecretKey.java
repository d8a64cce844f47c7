package io.slipway.engine.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The 256-bit key that secrets at rest are encrypted with. Shows its fingerprint, never itself. */
public final class SecretKey {

    private static final int BYTES = 32;

    private final byte[] bytes;

    private SecretKey(byte[] bytes) {
        this.bytes = bytes;
    }

    public static SecretKey generate() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SecretKey(bytes);
    }

    /** Base64 of exactly 32 bytes, as {@code openssl rand -base64 32} prints it; else nothing. */
    public static Optional<SecretKey> parse(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text.strip());
            return bytes.length == BYTES ? Optional.of(new SecretKey(bytes)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The form that {@link #parse} reads; for the owner's file only. */
    String encoded() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public SecretKeySpec forAes() {
        return new SecretKeySpec(bytes, "AES");
    }

    /** Tells two keys apart without telling anything of either. */
    public String fingerprint() {
        return HexFormat.of().formatHex(mac("slipway secret key"), 0, 8);
    }

    /** Proves that whoever has this key has written the text. The purpose keeps signatures of one kind from passing for another. */
    public String signature(String purpose, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac("slipway " + purpose + "\n" + text));
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256; this one has not.", e);
        }
    }

    @Override
    public String toString() {
        return "SecretKey(" + fingerprint() + ")";
    }
}
