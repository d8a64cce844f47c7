package io.slipway.engine.bpmn.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Diagrams by digest: the picture of a run is still there when the engine has forgotten its definition. */
public final class DiagramBook {

    private final JdbcClient jdbc;

    public DiagramBook(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Keeps a diagram, once however often it is given, and answers its digest. */
    public String keep(String bpmn) {
        var digest = digest(bpmn);
        if (isThere(digest)) return digest;
        jdbc.sql("insert into diagram (digest, content) values (?, ?)")
                .params(digest, bpmn)
                .update();
        return digest;
    }

    private boolean isThere(String digest) {
        return jdbc.sql("select 1 from diagram where digest = ?")
                .param(digest)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The diagram as BPMN XML. */
    public Optional<String> find(String digest) {
        return jdbc.sql("select content from diagram where digest = ?")
                .param(digest)
                .query(String.class)
                .optional();
    }

    static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java has SHA-256.", never);
        }
    }
}
