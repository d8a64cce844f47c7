package io.slipway.adapters.helm;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** Signs charts as {@code helm package --sign} does, with a key of its own. */
final class ChartSigner {

    private final String name;
    private final PGPKeyPair pair;

    ChartSigner(String name) throws Exception {
        this.name = name;
        var generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65537), new SecureRandom(), 2048, 12));
        this.pair = new BcPGPKeyPair(
                PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.RSA_GENERAL, generator.generateKeyPair(), new Date());
    }

    private BcPGPContentSignerBuilder signature() {
        return new BcPGPContentSignerBuilder(pair.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512);
    }

    void export(Path keyring) throws Exception {
        var keys = new PGPKeyRingGenerator(
                PGPSignature.POSITIVE_CERTIFICATION,
                pair,
                name,
                new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                null,
                null,
                signature(),
                null);
        Files.write(keyring, keys.generatePublicKeyRing().getEncoded());
    }

    /** What stands in the {@code .prov} file. */
    String sign(byte[] archive) throws Exception {
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        var text = "apiVersion: v2\nname: shop\nversion: 1.2.0\n\n...\nfiles:\n  shop-1.2.0.tgz: sha256:" + digest;
        var generator = new PGPSignatureGenerator(signature(), pair.getPublicKey());
        generator.init(PGPSignature.CANONICAL_TEXT_DOCUMENT, pair.getPrivateKey());
        generator.update(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        var armor = new ByteArrayOutputStream();
        try (var out = new ArmoredOutputStream(armor)) {
            generator.generate().encode(out);
        }
        return "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n" + text + "\n"
                + armor.toString(StandardCharsets.UTF_8);
    }
}
