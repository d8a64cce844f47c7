package io.slipway.engine.bpmn;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;

/**
 * PBKDF2 instead of the engine's single SHA-512: a stolen table of passwords has to be slow to try. The engine adds a
 * salt of its own to each password before it comes here.
 */
final class SlowPasswordHash implements PasswordEncryptor {

    private static final int ITERATIONS = 210_000;
    private static final int BITS = 256;

    /** The engine's salt of each user is part of the text that is hashed; this one only has to be there. */
    private static final byte[] FIXED_SALT = {0x73, 0x6c, 0x69, 0x70, 0x77, 0x61, 0x79, 0x31};

    @Override
    public String encrypt(String saltedPassword) {
        var spec = new PBEKeySpec(saltedPassword.toCharArray(), FIXED_SALT, ITERATIONS, BITS);
        try {
            var hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec);
            return Base64.getEncoder().encodeToString(hash.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has PBKDF2WithHmacSHA256; this one has not.", e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public boolean check(String saltedPassword, String encrypted) {
        return MessageDigest.isEqual(encrypt(saltedPassword).getBytes(US_ASCII), encrypted.getBytes(US_ASCII));
    }

    @Override
    public String hashAlgorithmName() {
        return "PBKDF2-SHA256-210000";
    }
}
