package io.slipway.adapters.kafka;

import io.slipway.engine.site.Kafka;
import io.slipway.engine.topic.TopicProblem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** The line to one Kafka, and how long anybody waits at it. */
record Line(Kafka settings, Admin admin, Complaints complaints, Duration patience) implements AutoCloseable {

    private static final String CALL_LIMIT = "default.api.timeout.ms";
    private static final long USUAL_CALL_MILLIS = 15_000;
    /** The client keeps its own limit; this is for one that does not. */
    private static final long GRACE_MILLIS = 5_000;

    private static final Duration GOOD_BYE = Duration.ofSeconds(2);

    static Line to(Kafka settings) throws TopicProblem {
        var complaints = new Complaints(settings);
        try {
            var admin = Admin.create(properties(settings));
            return new Line(settings, admin, complaints, patience(settings));
        } catch (KafkaException | IllegalArgumentException refused) {
            throw complaints.noClient(refused);
        }
    }

    /** What the site says goes before what is usual here. */
    private static Map<String, Object> properties(Kafka settings) {
        var properties = new HashMap<String, Object>(Map.of(
                "client.id",
                "slipway",
                "request.timeout.ms",
                "10000",
                CALL_LIMIT,
                String.valueOf(USUAL_CALL_MILLIS),
                "reconnect.backoff.max.ms",
                "1000",
                // Nobody reads the client's own figures.
                "enable.metrics.push",
                "false",
                "auto.include.jmx.reporter",
                "false"));
        properties.putAll(settings.properties());
        properties.put("bootstrap.servers", settings.bootstrap());
        return properties;
    }

    private static Duration patience(Kafka settings) {
        try {
            var own = settings.properties().getOrDefault(CALL_LIMIT, String.valueOf(USUAL_CALL_MILLIS));
            return Duration.ofMillis(Long.parseLong(own.strip()) + GRACE_MILLIS);
        } catch (NumberFormatException refusedByTheClient) {
            return Duration.ofMillis(USUAL_CALL_MILLIS + GRACE_MILLIS);
        }
    }

    /** @param what was to be done, to go on with "Kafka does not let us …" */
    <T> T await(KafkaFuture<T> answer, String what) throws TopicProblem {
        try {
            return answered(answer);
        } catch (ExecutionException refused) {
            throw complaints.about(what, refused.getCause());
        }
    }

    /** For who knows what to make of a refusal. */
    <T> T answered(KafkaFuture<T> answer) throws TopicProblem, ExecutionException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            throw complaints.silence(silent);
        } catch (InterruptedException stopped) {
            throw complaints.interrupt(stopped);
        }
    }

    @Override
    public void close() {
        admin.close(GOOD_BYE);
    }
}
