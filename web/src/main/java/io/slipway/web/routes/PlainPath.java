package io.slipway.web.routes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes a request's path apart if every server part reads it the same way, and refuses it otherwise. Refused are matrix
 * parameters, dot segments, double slashes, backslashes and control characters, escaped or not; escaped slashes and percent
 * signs; broken UTF-8; and letters, digits and {@code . _ ~ -} that are escaped although no client has to, because Spring
 * would read {@code %6bey} as {@code key} and Jersey would not.
 */
final class PlainPath {

    /** What RFC 3986 allows in a path, without the semicolon. */
    private static final Pattern ALLOWED = Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,=:@/-]|%[0-9A-Fa-f]{2})*+");

    /** Escapes with two readings: unreserved characters, control characters, and {@code % / ; \}. */
    private static final Pattern TWO_READINGS = Pattern.compile(
            "%(?:[01][0-9a-f]|2[5def]|3[0-9b]|[46][1-9a-f]|[57][0-9a]|5[cf]|7[ef])", Pattern.CASE_INSENSITIVE);

    private PlainPath() {}

    /** The segments as they came, not decoded; a trailing slash leaves an empty one at the end. */
    static Optional<List<String>> segments(String path) {
        if (!ALLOWED.matcher(path).matches() || path.contains("//")) {
            return Optional.empty();
        }
        if (path.indexOf('%') >= 0 && (TWO_READINGS.matcher(path).find() || !isUtf8(path))) {
            return Optional.empty();
        }
        var segments = Arrays.asList(path.substring(1).split("/", -1));
        return segments.contains(".") || segments.contains("..") ? Optional.empty() : Optional.of(segments);
    }

    private static boolean isUtf8(String path) {
        var bytes = ByteBuffer.allocate(path.length());
        for (int i = 0; i < path.length(); i++) {
            boolean escaped = path.charAt(i) == '%';
            bytes.put((byte) (escaped ? Integer.parseInt(path, i + 1, i + 3, 16) : path.charAt(i)));
            i += escaped ? 2 : 0;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }
}
