package io.slipway.engine.app;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Somebody who may have a right: the holders of a role, a user, another app, or everybody. */
public record Subject(Type type, String name) {

    public static final Subject EVERYBODY = new Subject(Type.EVERYBODY, "*");

    private static final Pattern FORM = Pattern.compile("(role|user|app)\\s*:\\s*([^\\s:*,][^:*,]{0,250})");

    /** What somebody is. */
    public enum Type {
        ROLE,
        USER,
        APP,
        EVERYBODY
    }

    /** {@code role:admin}, {@code user:game}, {@code app:other} or {@code *}. */
    public static Optional<Subject> parse(String text) {
        if (text.equals("*")) return Optional.of(EVERYBODY);
        var form = FORM.matcher(text);
        if (!form.matches()) return Optional.empty();
        return Optional.of(new Subject(
                Type.valueOf(form.group(1).toUpperCase(Locale.ROOT)),
                form.group(2).strip()));
    }

    /** As whom work is done that this one starts: as the role itself, as the app's own role, as the user's role (AP-10). */
    public String executesAs() {
        return switch (type) {
            case ROLE -> name + "(role)";
            case APP -> "app's role";
            case USER, EVERYBODY -> "user's role";
        };
    }

    @Override
    public String toString() {
        return type == Type.EVERYBODY ? name : type.name().toLowerCase(Locale.ROOT) + ":" + name;
    }
}
