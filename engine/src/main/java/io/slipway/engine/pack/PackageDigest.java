package io.slipway.engine.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;

/**
 * SHA-256 over the files of a package: for each file, in the order of its name's bytes, the length of the name, the name, the
 * length of the content, the content (lengths as eight bytes, the highest first). Times, owners, rights, empty folders and the
 * order in an archive do not count, so that a folder and every archive of it have the same digest.
 */
final class PackageDigest {

    private static final byte[] FORM = "slipway-package-1\n".getBytes(StandardCharsets.UTF_8);

    private PackageDigest() {}

    /** In hexadecimal, 64 letters and digits. */
    static String of(Path root, Collection<String> files) throws IOException {
        var digest = sha256();
        digest.update(FORM);
        var names = files.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .sorted(Arrays::compareUnsigned)
                .toList();
        var buffer = new byte[64 * 1024];
        for (var name : names) {
            addLength(digest, name.length);
            digest.update(name);
            var file = root.resolve(new String(name, StandardCharsets.UTF_8));
            addLength(digest, Files.size(file));
            try (var in = Files.newInputStream(file)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addLength(MessageDigest digest, long length) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java has SHA-256.", never);
        }
    }
}
