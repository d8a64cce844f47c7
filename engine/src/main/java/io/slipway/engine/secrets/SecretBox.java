package io.slipway.engine.secrets;

import io.slipway.engine.store.StoreProblem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Closes texts for the store, and opens them again: AES-GCM with a random nonce each time. The form is
 * {@code v1:<fingerprint of the key>:<base64 of nonce and text>}. May be used by many threads.
 */
public final class SecretBox {

    private static final String VERSION = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    public SecretBox(SecretKey key) {
        this.key = key;
    }

    public String close(String text) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var closed = cipher(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        var whole = ByteBuffer.allocate(nonce.length + closed.length)
                .put(nonce)
                .put(closed)
                .array();
        return prefix() + Base64.getEncoder().encodeToString(whole);
    }

    public String open(String box) {
        if (!box.startsWith(prefix())) throw notOurs(box);
        try {
            var whole = ByteBuffer.wrap(Base64.getDecoder().decode(box.substring(prefix().length())));
            var nonce = new byte[NONCE_BYTES];
            whole.get(nonce);
            var closed = new byte[whole.remaining()];
            whole.get(closed);
            return new String(cipher(Cipher.DECRYPT_MODE, nonce, closed), StandardCharsets.UTF_8);
        } catch (RuntimeException damaged) {
            throw new StoreProblem(
                    "An encrypted text in the database is damaged or was changed by hand.",
                    "Restore it from a backup, or give the value anew.",
                    damaged);
        }
    }

    /** The key's name counts too: what was closed under one cannot be passed off as another's. */
    private byte[] cipher(int mode, byte[] nonce, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.forAes(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(prefix().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException trouble) {
            throw new IllegalStateException("AES-GCM refused the text.", trouble);
        }
    }

    private String prefix() {
        return VERSION + ":" + key.fingerprint() + ":";
    }

    private StoreProblem notOurs(String box) {
        var parts = box.split(":", 3);
        if (parts.length < 3 || !parts[0].equals(VERSION)) {
            return new StoreProblem(
                    "A text in the database that should be encrypted is not, or by a newer Slipway.",
                    "Start that newer Slipway, or give the value anew.");
        }
        return new StoreProblem(
                "A secret in the database is encrypted with the key of fingerprint " + parts[1]
                        + "; this node has the key of fingerprint " + key.fingerprint() + ".",
                "Give this node that key with " + SharedKey.FILE_VARIABLE + ".");
    }
}
