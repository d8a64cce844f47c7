package io.slipway.engine.pipeline;

import io.slipway.engine.secrets.SecretBox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What each instance was last known to run, and what it ran before the runs that change it. */
public final class InstanceBook {

    /**
     * An instance that Slipway has taken over.
     *
     * @param base the text before that; none where there was nothing
     * @param parts the digests of the parts that it runs, by their owners
     * @param digest of the whole text
     * @param pending whether a change was begun and its end is not known
     */
    public record Known(
            String instance, Optional<String> base, SortedMap<String, String> parts, String digest, boolean pending) {}

    /** The text before a run, and which parts it held. */
    public record Image(Optional<String> text, SortedMap<String, String> parts) {}

    private static final String OF_INSTANCE = " where service = ? and role = ? and instance = ?";

    private final JdbcTemplate jdbc;
    private final SecretBox box;

    public InstanceBook(DataSource dataSource, SecretBox box) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.box = box;
    }

    /** Also those that the site does not name any more. */
    public List<Known> of(RoleName role) {
        return jdbc.query(
                "select * from pipeline_instance where service = ? and role = ? order by instance",
                (row, index) -> new Known(
                        row.getString("instance"),
                        opened(row.getString("base")),
                        map(row.getString("parts")),
                        row.getString("digest"),
                        row.getBoolean("pending")),
                role.service(),
                role.role());
    }

    public Optional<Known> find(RoleName role, String instance) {
        return of(role).stream().filter(one -> one.instance().equals(instance)).findFirst();
    }

    public Known takeOver(RoleName role, String instance, Optional<String> base) {
        var known = new Known(instance, base, new TreeMap<>(), TextDigest.of(base), false);
        jdbc.update(
                "insert into pipeline_instance (service, role, instance, base, parts, digest, pending)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                role.service(),
                role.role(),
                instance,
                closed(base),
                "",
                known.digest(),
                false);
        return known;
    }

    public void begin(RoleName role, String instance) {
        jdbc.update("update pipeline_instance set pending = true" + OF_INSTANCE, role.service(), role.role(), instance);
    }

    public void applied(RoleName role, String instance, Map<String, String> parts, Optional<String> text) {
        jdbc.update(
                "update pipeline_instance set pending = false, parts = ?, digest = ?" + OF_INSTANCE,
                text(parts),
                TextDigest.of(text),
                role.service(),
                role.role(),
                instance);
    }

    /** It runs nothing of ours any more. */
    public void letGo(RoleName role, String instance) {
        jdbc.update("delete from pipeline_instance" + OF_INSTANCE, role.service(), role.role(), instance);
    }

    /** The first one of a run counts: a repeat would see its own text. */
    public void keepImage(String run, RoleName role, String instance, Image image) {
        if (image(run, role, instance).isPresent()) return;
        jdbc.update(
                "insert into pipeline_image (run, service, role, instance, content, parts) values (?, ?, ?, ?, ?, ?)",
                run,
                role.service(),
                role.role(),
                instance,
                closed(image.text()),
                text(image.parts()));
    }

    public Optional<Image> image(String run, RoleName role, String instance) {
        return jdbc
                .query(
                        "select content, parts from pipeline_image" + OF_INSTANCE + " and run = ?",
                        (row, index) -> new Image(opened(row.getString("content")), map(row.getString("parts"))),
                        role.service(),
                        role.role(),
                        instance,
                        run)
                .stream()
                .findFirst();
    }

    /** Everything is as it was before the run: what it does next it does to another world. */
    public void dropImages(String run, RoleName role) {
        jdbc.update(
                "delete from pipeline_image where run = ? and service = ? and role = ?",
                run,
                role.service(),
                role.role());
    }

    private @Nullable String closed(Optional<String> text) {
        return text.map(box::close).orElse(null);
    }

    private Optional<String> opened(@Nullable String closed) {
        return Optional.ofNullable(closed).map(box::open);
    }

    /** One line for each: a digest has no blanks. */
    private static String text(Map<String, String> parts) {
        return parts.entrySet().stream()
                .map(part -> part.getValue() + " " + part.getKey())
                .collect(Collectors.joining("\n"));
    }

    private static SortedMap<String, String> map(String text) {
        var parts = new TreeMap<String, String>();
        text.lines()
                .forEach(
                        line -> parts.put(line.substring(line.indexOf(' ') + 1), line.substring(0, line.indexOf(' '))));
        return parts;
    }
}
