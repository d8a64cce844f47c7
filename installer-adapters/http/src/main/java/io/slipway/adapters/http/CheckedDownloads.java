package io.slipway.adapters.http;

import io.slipway.engine.http.Downloads;
import io.slipway.engine.site.FetchPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Files by address and digest, kept by digest: what has been fetched once is not fetched again. */
public final class CheckedDownloads implements Downloads {

    private static final long LARGEST = 16L << 20;

    private final Reach reach;
    private final Path cache;

    /** @param cache where files are kept */
    public CheckedDownloads(FetchPolicy policy, Path cache) {
        this.reach = new Reach(policy);
        this.cache = cache;
    }

    @Override
    public boolean allows(URI url) {
        return reach.allows(url);
    }

    @Override
    public Fetched fetch(URI url, String sha256) throws InterruptedException {
        if (!sha256.matches("[0-9a-f]{64}"))
            return new Fetched.Refused("The digest of " + Reach.shown(url) + " is no SHA-256 in hexadecimal.", false);
        var found = reach.find(url);
        if (found instanceof Reach.Found.Refused refused)
            return new Fetched.Refused(refused.why(), refused.maySucceedLater());
        var kept = cache.resolve(sha256);
        if (Files.exists(kept)) return new Fetched.File(kept);
        try {
            Files.createDirectories(cache);
            return fetch(url, (Reach.Found.At) found, sha256, kept);
        } catch (PinnedGet.BadAnswer bad) {
            return new Fetched.Refused(bad.getMessage() == null ? "" : bad.getMessage(), bad.maySucceedLater());
        } catch (IOException trouble) {
            return new Fetched.Refused(
                    Reach.shown(url) + " cannot be fetched: the connection failed ("
                            + trouble.getClass().getSimpleName() + ").",
                    true);
        }
    }

    private Fetched fetch(URI url, Reach.Found.At at, String sha256, Path kept) throws IOException {
        var draft = Files.createTempFile(cache, "fetching-", "");
        try (var content = Content.open(url, at.address())) {
            var digest = save(content.stream(), draft);
            if (Files.size(draft) > LARGEST)
                return new Fetched.Refused(Reach.shown(url) + " is larger than 16 MiB, which no script is.", false);
            if (!digest.equals(sha256))
                return new Fetched.Refused(
                        Reach.shown(url) + " holds something else than the package names: its SHA-256 is " + digest
                                + ". If the change is meant, write this digest into the package.",
                        false);
            Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE);
            return new Fetched.File(kept);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String save(InputStream body, Path draft) throws IOException {
        var digest = sha256();
        try (var out = Files.newOutputStream(draft);
                var in = new DigestInputStream(body, digest)) {
            var chunk = new byte[8 << 10];
            long sum = 0;
            for (int count = in.read(chunk); count >= 0 && sum <= LARGEST; count = in.read(chunk)) {
                out.write(chunk, 0, count);
                sum += count;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
