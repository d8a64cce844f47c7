package io.slipway.engine.app.kind;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The five fields of cron: minute, hour, day, month, day of the week. */
final class Timetable {

    private record Field(int least, int most, List<String> names) {}

    private static final List<Field> FIELDS = List.of(
            new Field(0, 59, List.of()),
            new Field(0, 23, List.of()),
            new Field(1, 31, List.of()),
            new Field(
                    1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Field(0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));
    private static final int LONGEST = 200;
    private static final Pattern STEP = Pattern.compile("[1-9][0-9]?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

    private Timetable() {}

    static boolean isOne(String text) {
        var fields = text.strip().split("\\s+", FIELDS.size() + 1);
        if (text.length() > LONGEST || fields.length != FIELDS.size()) return false;
        for (int i = 0; i < fields.length; i++) {
            for (var part : fields[i].split(",", -1)) {
                if (!isPart(part, FIELDS.get(i))) return false;
            }
        }
        return true;
    }

    private static boolean isPart(String part, Field field) {
        var stepped = part.split("/", -1);
        if (stepped.length > 2) return false;
        if (stepped.length == 2 && !STEP.matcher(stepped[1]).matches()) return false;
        if (stepped[0].equals("*")) return true;
        var ends = stepped[0].split("-", -1);
        if (ends.length > 2) return false;
        int first = number(ends[0], field);
        int last = number(ends[ends.length - 1], field);
        return first >= field.least && last <= field.most && first <= last;
    }

    /** Less than any field allows where it is no number and no name. */
    private static int number(String text, Field field) {
        int name = field.names.indexOf(text.toLowerCase(Locale.ROOT));
        if (name >= 0) return name + (field.least == 1 ? 1 : 0);
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : Integer.MIN_VALUE;
    }
}
