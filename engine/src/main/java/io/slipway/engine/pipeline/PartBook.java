package io.slipway.engine.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.secrets.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The parts of all roles: those in force, with all their revisions, and apart from them those that runs under way are going to
 * put there (AP-22). Encrypted, since passwords may stand in them.
 */
public final class PartBook {

    /** A part may be announced as one that goes: then there is no content. */
    public record Reserved(String owner, String run, Optional<JsonNode> content) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OF_ROLE = " where service = ? and role = ?";
    private static final String UNDER_WAY = " (select id from run where state in ('running', 'paused'))";
    private static final String OF_PART = OF_ROLE + " and owner = ?";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final SecretBox box;
    private final Clock clock;

    public PartBook(DataSource dataSource, SecretBox box, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.box = box;
        this.clock = clock;
    }

    /** In the order of their owners. */
    public List<Part> current(RoleName role) {
        return jdbc.query(
                "select * from pipeline_part" + OF_ROLE + " and newest and content is not null order by owner",
                (row, index) -> part(row),
                role.service(),
                role.role());
    }

    public Optional<Part> current(RoleName role, String owner) {
        return current(role).stream().filter(part -> part.owner().equals(owner)).findFirst();
    }

    /** Of all roles of all services: some of them listen on the same machine. */
    public Map<RoleName, List<Part>> current() {
        var all = new TreeMap<RoleName, List<Part>>();
        jdbc.query("select * from pipeline_part where newest and content is not null order by owner", row -> {
            all.computeIfAbsent(role(row), any -> new ArrayList<>()).add(part(row));
        });
        return all;
    }

    /** The roles of a service in which it has a part. */
    public List<RoleName> rolesOf(String service, String owner) {
        return jdbc.query(
                "select distinct service, role from pipeline_part where service = ? and owner = ? and newest"
                        + " and content is not null order by role",
                (row, index) -> role(row),
                service,
                owner);
    }

    /** Changes nothing where the part is so already. */
    public void put(RoleName role, String owner, String run, Optional<JsonNode> content) {
        if (current(role, owner).map(Part::content).equals(content)) return;
        transaction.executeWithoutResult(status -> write(role, owner, run, content));
    }

    private void write(RoleName role, String owner, String run, Optional<JsonNode> content) {
        var last = jdbc.queryForObject(
                "select max(revision) from pipeline_part" + OF_PART, Integer.class, role.service(), role.role(), owner);
        jdbc.update(
                "update pipeline_part set newest = false" + OF_PART + " and newest",
                role.service(),
                role.role(),
                owner);
        jdbc.update(
                "insert into pipeline_part (service, role, owner, revision, newest, content, run, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                role.service(),
                role.role(),
                owner,
                last == null ? 1 : last + 1,
                true,
                closed(content),
                run,
                OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC));
    }

    private @Nullable String closed(Optional<JsonNode> content) {
        return content.map(JsonNode::toString).map(box::close).orElse(null);
    }

    /** In the caller's transaction, if there is one. What runs have left that are over goes on the way. */
    public void reserve(RoleName role, String owner, String run, Optional<JsonNode> content) {
        jdbc.update("delete from pipeline_reserved where run not in" + UNDER_WAY);
        free(role, run);
        jdbc.update(
                "insert into pipeline_reserved (service, role, owner, run, content) values (?, ?, ?, ?, ?)",
                role.service(),
                role.role(),
                owner,
                run,
                closed(content));
    }

    public void free(RoleName role, String run) {
        jdbc.update("delete from pipeline_reserved" + OF_ROLE + " and run = ?", role.service(), role.role(), run);
    }

    /** What other runs that are under way have announced; what a run has left that is over does not count. */
    public Map<RoleName, List<Reserved>> reservedByOthers(String run) {
        var all = new TreeMap<RoleName, List<Reserved>>();
        jdbc.query(
                "select * from pipeline_reserved where run <> ? and run in" + UNDER_WAY + " order by owner",
                row -> {
                    all.computeIfAbsent(role(row), any -> new ArrayList<>())
                            .add(new Reserved(
                                    row.getString("owner"), row.getString("run"), opened(row.getString("content"))));
                },
                run);
        return all;
    }

    private static RoleName role(ResultSet row) throws SQLException {
        return new RoleName(row.getString("service"), row.getString("role"));
    }

    private Part part(ResultSet row) throws SQLException {
        return new Part(
                row.getString("owner"),
                row.getString("run"),
                opened(row.getString("content")).orElseThrow());
    }

    private Optional<JsonNode> opened(@Nullable String closed) {
        if (closed == null) return Optional.empty();
        try {
            return Optional.of(JSON.readTree(box.open(closed)));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Parts of pipelines are kept as JSON, and this is none.", broken);
        }
    }
}
