package io.slipway.engine.access;

import io.slipway.engine.access.AccessProblem.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Programs' ways in. A token is 256 random bits, shown once when it is made; the store keeps its SHA-256 only, which is
 * enough for a secret that nobody can guess.
 */
public final class ApiTokens {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}");

    /** Recognised by people and by secret scanners. */
    private static final String PREFIX = "slp_";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String COLUMNS = "select name, role, created_by, created_at, expires_at from api_token ";

    private final JdbcClient jdbc;
    private final Clock clock;

    public ApiTokens(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** A token that nobody stored: for the owner of the process that made it. */
    public static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Makes a token and returns it; it cannot be had again. */
    public String create(String name, Role role, String createdBy, @Nullable Duration validFor) {
        if (!NAME.matcher(name).matches()) {
            throw new AccessProblem(
                    Kind.INVALID,
                    "'" + name + "' cannot be a token's name. Use up to 64 letters, digits, dots, dashes and "
                            + "underscores, a letter or digit first.");
        }
        if (validFor != null && (validFor.isNegative() || validFor.isZero())) {
            throw new AccessProblem(Kind.INVALID, "A token must be valid for longer than no time at all.");
        }
        var token = random();
        var now = clock.instant();
        try {
            jdbc.sql(
                            "insert into api_token (name, hash, role, created_by, created_at, expires_at) values (?,?,?,?,?,?)")
                    .params(
                            name,
                            hash(token),
                            role.word(),
                            createdBy,
                            at(now),
                            validFor == null ? null : at(now.plus(validFor)))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new AccessProblem(
                    Kind.THERE_ALREADY,
                    "There is a token '" + name + "' already. Choose another name, or revoke that one first.");
        }
        return token;
    }

    /** Whose token this is, if it is one that is still valid. */
    public Optional<ApiToken> find(String token) {
        if (!token.startsWith(PREFIX)) return Optional.empty();
        return jdbc.sql(COLUMNS + "where hash = ? and (expires_at is null or expires_at > ?)")
                .params(hash(token), at(clock.instant()))
                .query(ApiTokens::read)
                .optional();
    }

    public List<ApiToken> list(int limit, @Nullable String after) {
        return jdbc.sql(COLUMNS + "where name > ? order by name limit ?")
                .params(after == null ? "" : after, limit)
                .query(ApiTokens::read)
                .list();
    }

    public void revoke(String name) {
        if (jdbc.sql("delete from api_token where name = ?").param(name).update() > 0) return;
        throw new AccessProblem(
                Kind.NOT_THERE, "There is no token '" + name + "'. See which are there with: slipway token list");
    }

    private static ApiToken read(ResultSet row, int number) throws SQLException {
        var expires = row.getObject("expires_at", OffsetDateTime.class);
        return new ApiToken(
                row.getString("name"),
                Role.ofWord(row.getString("role")).orElse(Role.VIEWER),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                expires == null ? null : expires.toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256; this one has not.", e);
        }
    }
}
