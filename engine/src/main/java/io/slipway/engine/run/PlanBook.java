package io.slipway.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.run.RunPlan.Part;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The plans that were shown to somebody, by their digests. Kept for a month: nobody goes by an older one. */
public final class PlanBook {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final Clock clock;

    public PlanBook(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** @return its digest */
    String keep(List<Part> parts, String by) {
        var digest = digest(parts);
        jdbc.sql("delete from run_plan where digest = ?").param(digest).update();
        try {
            jdbc.sql("insert into run_plan (digest, parts, made_by, made_at) values (?, ?, ?, ?)")
                    .params(digest, write(parts), by, OffsetDateTime.now(clock))
                    .update();
        } catch (DuplicateKeyException another) {
            // The same plan was made twice at once.
        }
        return digest;
    }

    /** @return how many were too old */
    public int forgetOld() {
        return jdbc.sql("delete from run_plan where made_at < ?")
                .param(OffsetDateTime.now(clock).minus(KEPT))
                .update();
    }

    Optional<List<Part>> find(String digest) {
        return jdbc.sql("select parts from run_plan where digest = ? and made_at >= ?")
                .params(digest, OffsetDateTime.now(clock).minus(KEPT))
                .query(String.class)
                .optional()
                .map(PlanBook::read);
    }

    static String digest(List<Part> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts)
                digest.update((part.name() + "\n" + part.digest() + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java has SHA-256.", never);
        }
    }

    private static String write(List<Part> parts) {
        try {
            return JSON.writeValueAsString(parts);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    private static List<Part> read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<List<Part>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The parts of a plan are kept as JSON, and these are none.", broken);
        }
    }
}
