package io.slipway.engine.values;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.secrets.SecretBox;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The values that people filled in, encrypted as a whole; each set is written once and never changed. */
public final class FilledValues {

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    public FilledValues(DataSource dataSource, SecretBox box, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.box = box;
        this.clock = clock;
    }

    /** Answers the id, which nobody can guess. */
    public String put(JsonNode values, String by) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("insert into filled_values (id, content, created_by, created_at) values (?, ?, ?, ?)")
                .params(id, box.close(JsonText.of(values)), by, OffsetDateTime.now(clock))
                .update();
        return id;
    }

    public Optional<JsonNode> get(String id) {
        return jdbc.sql("select content from filled_values where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .map(content -> JsonText.read(box.open(content)));
    }

    /** Gone for good, with the run that they were for. */
    public void remove(String id) {
        jdbc.sql("delete from filled_values where id = ?").param(id).update();
    }
}
