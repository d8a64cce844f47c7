package io.slipway.engine.site;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 64MB}, {@code 1GB}, in steps of 1024. */
final class ByteSize {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})(KB|MB|GB)");
    private static final int STEP = 1024;

    private ByteSize() {}

    static OptionalLong parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) return OptionalLong.empty();
        long number = Long.parseLong(parts.group(1));
        return OptionalLong.of(
                switch (parts.group(2)) {
                    case "KB" -> number * STEP;
                    case "MB" -> number * STEP * STEP;
                    default -> number * STEP * STEP * STEP;
                });
    }
}
