package io.slipway.engine.store;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Small facts about the installation that every node must agree on. */
public final class Settings {

    private final JdbcClient jdbc;
    private final Clock clock;

    public Settings(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    public Optional<String> get(String name) {
        return jdbc.sql("select content from setting where name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    public void put(String name, String content) {
        var now = OffsetDateTime.now(clock);
        var changed = jdbc.sql("update setting set content = ?, changed_at = ? where name = ?")
                .params(content, now, name)
                .update();
        if (changed > 0) return;
        jdbc.sql("insert into setting (name, content, changed_at) values (?, ?, ?)")
                .params(name, content, now)
                .update();
    }
}
