package io.slipway.delegates.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Statuses of answers: {@code 200}, {@code "200-299"}, or a list of such. */
record Statuses(List<Range> ranges) {

    static final Statuses GOOD = new Statuses(List.of(new Range(200, 299)));
    static final Statuses GONE = new Statuses(List.of(new Range(404, 404), new Range(410, 410)));
    /** Another time the same request may be answered otherwise. */
    static final Statuses PASSING =
            new Statuses(List.of(new Range(408, 408), new Range(425, 425), new Range(429, 429), new Range(500, 599)));

    private static final Pattern FORM = Pattern.compile("\\s*([1-5][0-9]{2})\\s*(?:-\\s*([1-5][0-9]{2})\\s*)?");

    record Range(int first, int last) {}

    Statuses {
        ranges = List.copyOf(ranges);
    }

    /** What is no status matches none; the check tells of it. */
    static Statuses read(JsonNode written, Statuses usual) {
        if (written.isMissingNode() || written.isNull()) return usual;
        var ranges = new ArrayList<Range>();
        for (var one : written.isArray() ? written : List.of(written)) {
            var parts = FORM.matcher(one.asText());
            if (!parts.matches()) continue;
            int first = Integer.parseInt(parts.group(1));
            ranges.add(new Range(first, parts.group(2) == null ? first : Integer.parseInt(parts.group(2))));
        }
        return new Statuses(ranges);
    }

    static boolean areSound(JsonNode written) {
        if (written.isMissingNode() || written.isNull()) return true;
        for (var one : written.isArray() ? written : List.of(written))
            if (!FORM.matcher(one.asText()).matches()) return false;
        return true;
    }

    boolean include(int status) {
        return ranges.stream().anyMatch(range -> range.first() <= status && status <= range.last());
    }
}
