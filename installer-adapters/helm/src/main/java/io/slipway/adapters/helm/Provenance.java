package io.slipway.adapters.helm;

import io.slipway.engine.release.ReleaseProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What {@code helm package --sign} writes beside an archive: its digest, in a text that is signed. */
record Provenance(String source) {

    private static final long LARGEST = 1L << 20;

    /** Behind the chart's own description. */
    private static final String FILES = "\n...\n";

    private static final Pattern DIGEST = Pattern.compile("(?m)^\\s+\\S+: (sha256:[0-9a-f]{64})\\s*$");

    /** @throws ReleaseProblem when just this archive is not signed by a key of the ring */
    void require(Keyring keyring, Path archive, Path signed) {
        if (!Files.isRegularFile(archive))
            throw problem(
                    "is a folder, which nobody can sign. Pack it with helm package --sign, or leave out keyring.");
        if (!Files.isRegularFile(signed))
            throw problem(
                    "is not signed: there is no .prov file beside it. Sign it with helm package --sign, or leave out"
                            + " keyring.");
        var text = SignedText.read(text(signed))
                .orElseThrow(
                        () -> problem("is not signed: its .prov file is none that helm package --sign has written."));
        var signer = signer(keyring.check(text));
        var found = "sha256:" + PackedCharts.sha256(archive);
        if (!digests(text.text()).contains(found))
            throw problem("was changed since it was signed by " + signer + ": its digest is " + found
                    + ". Get it anew from where it was signed.");
    }

    private String signer(Keyring.Answer answer) {
        if (answer instanceof Keyring.Answer.By by) return by.who();
        if (answer instanceof Keyring.Answer.ByStranger stranger)
            throw problem("is signed by the key " + stranger.key()
                    + ", which is not in the keyring. Where you trust that" + " key, add it.");
        throw problem(
                "has a .prov file that was changed since it was signed. Get both anew from where they were signed.");
    }

    private static List<String> digests(String text) {
        var at = text.replace("\r\n", "\n").indexOf(FILES);
        if (at < 0) return List.of();
        return DIGEST.matcher(text.replace("\r\n", "\n").substring(at))
                .results()
                .map(one -> one.group(1))
                .toList();
    }

    private String text(Path signed) {
        try {
            if (Files.size(signed) > LARGEST) throw problem("has a .prov file that is larger than 1 MiB.");
            return Files.readString(signed, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw problem("has a .prov file that cannot be read.");
        }
    }

    private ReleaseProblem problem(String what) {
        return new ReleaseProblem(source + " " + what, false);
    }
}
