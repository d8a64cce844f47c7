package io.slipway.adapters.helm;

import io.slipway.engine.release.ReleaseProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** Public keys that are trusted, as {@code gpg --export} writes them. */
record Keyring(PGPPublicKeyRingCollection keys) {

    private static final Set<Integer> BROKEN =
            Set.of(HashAlgorithmTags.MD5, HashAlgorithmTags.SHA1, HashAlgorithmTags.RIPEMD160);

    /** What a signature says. */
    sealed interface Answer {

        record By(String who) implements Answer {}

        /** @param key in hexadecimal */
        record ByStranger(String key) implements Answer {}

        record Wrong() implements Answer {}
    }

    /** @param name for people */
    static Keyring read(String name, Path file) {
        try (var in = PGPUtil.getDecoderStream(Files.newInputStream(file))) {
            var keys = new PGPPublicKeyRingCollection(in, new BcKeyFingerprintCalculator());
            if (keys.size() > 0) return new Keyring(keys);
        } catch (IOException | PGPException | RuntimeException unreadable) {
            // The same as one without keys.
        }
        throw new ReleaseProblem(
                "The keyring " + name + " has no public keys in it that can be read. Write it with gpg --export.",
                false);
    }

    Answer check(SignedText text) {
        try {
            var in = PGPUtil.getDecoderStream(new ByteArrayInputStream(text.armor()));
            return new BcPGPObjectFactory(in).nextObject() instanceof PGPSignatureList list && !list.isEmpty()
                    ? check(list.get(0), text)
                    : new Answer.Wrong();
        } catch (IOException | PGPException | RuntimeException broken) {
            return new Answer.Wrong();
        }
    }

    private Answer check(PGPSignature signature, SignedText text) throws PGPException {
        var key = keys.getPublicKey(signature.getKeyID());
        if (key == null || key.hasRevocation() || isExpired(key, signature))
            return new Answer.ByStranger("%016X".formatted(signature.getKeyID()));
        signature.init(new BcPGPContentVerifierBuilderProvider(), key);
        signature.update(text.bytes());
        boolean isRight = signature.verify() && !BROKEN.contains(signature.getHashAlgorithm());
        return isRight ? new Answer.By(owner(key)) : new Answer.Wrong();
    }

    private static boolean isExpired(PGPPublicKey key, PGPSignature signature) {
        var validity = Duration.ofSeconds(key.getValidSeconds());
        return !validity.isZero()
                && key.getCreationTime()
                        .toInstant()
                        .plus(validity)
                        .isBefore(signature.getCreationTime().toInstant());
    }

    /** By the name of its owner, which a key for signing alone has not. */
    private static String owner(PGPPublicKey key) {
        var names = key.getUserIDs();
        return names.hasNext() ? names.next() : "the key %016X".formatted(key.getKeyID());
    }
}
