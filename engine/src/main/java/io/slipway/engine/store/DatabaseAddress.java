package io.slipway.engine.store;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which database, and as whom. Never prints the password. */
public record DatabaseAddress(
        Kind kind,
        String jdbcUrl,
        @Nullable String user,
        @Nullable String password) {

    /** The two databases that Slipway runs on. */
    public enum Kind {
        H2,
        POSTGRESQL
    }

    /**
     * The database without any set-up: a file in the data folder. A commit is on disk when it returns
     * ({@code WRITE_DELAY=0}: H2 would else keep it back for half a second, and a kill would lose both the engine's
     * state and our journal). The server closes it itself, after the engine has stopped.
     */
    public static DatabaseAddress fileIn(Path folder) {
        var file = folder.toAbsolutePath().resolve("slipway");
        return new DatabaseAddress(
                Kind.H2, "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "slipway", "");
    }

    /** Reads {@code jdbc:postgresql://…}, {@code postgresql://user:password@host/name} or {@code postgres://…}. */
    public static DatabaseAddress parse(String text, @Nullable String user, @Nullable String password) {
        var plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        var uri = postgresUri(plain, text);
        var login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        var address = "jdbc:postgresql://" + uri.getRawAuthority().replaceFirst("^.*@", "") + uri.getRawPath()
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return new DatabaseAddress(
                Kind.POSTGRESQL,
                address,
                login.length > 0 ? decoded(login[0]) : user,
                login.length > 1 ? decoded(login[1]) : password);
    }

    private static URI postgresUri(String plain, String asGiven) {
        var scheme = plain.toLowerCase(Locale.ROOT).replaceFirst("://.*", "");
        if (!scheme.equals("postgresql") && !scheme.equals("postgres")) throw unusable(asGiven);
        try {
            var uri = URI.create(plain);
            if (uri.getRawAuthority() == null || uri.getRawPath().length() < 2) throw unusable(asGiven);
            return uri;
        } catch (IllegalArgumentException notAnAddress) {
            throw unusable(asGiven);
        }
    }

    private static StoreProblem unusable(String given) {
        return new StoreProblem(
                "The database address " + withoutSecrets(given) + " cannot be used.",
                "Give one like jdbc:postgresql://host:5432/slipway, or none to keep everything in the data folder.");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    /** The address as it may be shown: no password, neither before the host nor among the parameters. */
    public String shown() {
        return withoutSecrets(jdbcUrl);
    }

    private static String withoutSecrets(String url) {
        return url.replaceAll("//[^/@]*@", "//").replaceAll("(?i)([?&;][^=&;]*password=)[^&;]*", "$1***");
    }

    @Override
    public String toString() {
        return shown();
    }
}
