package io.slipway.engine.pack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a file of a package may be called: a relative path that means the same on every system. */
final class EntryName {

    private static final int LONGEST = 1_024;
    private static final int LONGEST_PART = 255;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private final PackFaults faults;
    private final int depth;

    EntryName(PackFaults faults, int depth) {
        this.faults = faults;
        this.depth = depth;
    }

    /** The path with single slashes, none at its ends; empty for the folder of the package itself. */
    String tidy(String name) {
        if (name.startsWith("/") || DRIVE.matcher(name).matches()) throw bad(name, "is absolute");
        if (name.indexOf('\\') >= 0) throw bad(name, "holds a backslash");
        if (name.chars().anyMatch(Character::isISOControl)) throw bad(name, "holds a control character");
        var parts = parts(name);
        if (parts.contains("..")) throw bad(name, "leads out of it with ..");
        if (parts.size() > depth) throw new Refusal(faults.tooDeep(name, depth));
        if (name.length() > LONGEST || parts.stream().anyMatch(EntryName::isTooLong)) throw bad(name, "is too long");
        return String.join("/", parts);
    }

    private static List<String> parts(String name) {
        return Arrays.stream(name.split("/", LONGEST))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.toList());
    }

    private static boolean isTooLong(String part) {
        return part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART;
    }

    private Refusal bad(String name, String why) {
        return new Refusal(faults.badName(name, why));
    }
}
