package io.slipway.adapters.helm;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text with an OpenPGP signature behind it, each byte a letter.
 *
 * @param text just what is signed: no blanks at the ends of lines, between which stands {@code \r\n}
 * @param signature in armor
 */
record SignedText(String text, String signature) {

    private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";

    static Optional<SignedText> read(String file) {
        var plain = file.replace("\r\n", "\n");
        int begin = plain.indexOf(BEGIN + "\n");
        // The headers end with an empty line.
        int body = begin < 0 ? -1 : plain.indexOf("\n\n", begin);
        int end = body < 0 ? -1 : plain.indexOf("\n" + SIGNATURE, body + 1);
        if (end < 0) return Optional.empty();
        var text = end < body + 2
                ? ""
                : plain.substring(body + 2, end)
                        .lines()
                        .map(line -> line.startsWith("- ") ? line.substring(2) : line)
                        .map(line -> line.replaceFirst("[ \t\r]+$", ""))
                        .collect(Collectors.joining("\r\n"));
        return Optional.of(new SignedText(text, plain.substring(end + 1)));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] armor() {
        return signature.getBytes(StandardCharsets.ISO_8859_1);
    }
}
