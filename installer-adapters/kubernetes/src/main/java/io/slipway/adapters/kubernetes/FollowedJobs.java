package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.adapters.kubernetes.ready.Rules;
import io.slipway.adapters.kubernetes.ready.Standing;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.Jobs;
import io.slipway.engine.cluster.ObjectRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Follows jobs by watches of the job and its pods, and reads their logs along the way. */
public final class FollowedJobs implements Jobs {

    private static final long LOOK_AGAIN_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 500;

    private final SiteClusters clusters;

    public FollowedJobs(SiteClusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public End follow(String target, ObjectRef job, Duration limit, Consumer<String> log, Consumer<String> lacking)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return follow(clusters.connection(target), job, end, log, lacking);
            } catch (ClusterProblem away) {
                if (Thread.interrupted()) throw new InterruptedException();
                if (!away.isRetryable()) throw away;
                if (System.nanoTime() - end > 0) return new End.TooLate(away.sentence());
                lacking.accept(away.sentence());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static End follow(
            Connection connection, ObjectRef job, long end, Consumer<String> log, Consumer<String> lacking)
            throws InterruptedException {
        try (var sight = Sight.of(connection, List.of(job), List.of(job.namespace()));
                var logs = new PodLogs(connection.client(), log)) {
            var rules = new Rules(new Beside(connection, sight));
            var said = "";
            while (true) {
                podsOf(sight, job).forEach(logs::follow);
                var standing = sight.find(job).map(found -> rules.of(job, found));
                // A watch is in step before it has told of what it found.
                boolean isMissing = standing.isEmpty() && sight.isKnown(job);
                if (isMissing && connection.read(job).isEmpty()) return new End.Gone();
                var ended = standing.flatMap(now -> ended(now, sight, job));
                if (ended.isPresent()) return logs.readToTheEnd(ended.get());
                var why = standing.filter(Standing.Lacking.class::isInstance)
                        .map(now -> ((Standing.Lacking) now).why())
                        .orElse(job + ": is being looked for");
                if (!why.equals(said)) lacking.accept(why);
                said = why;
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) return new End.TooLate(why);
                sight.awaitChange(Math.min(left, LOOK_AGAIN_MILLIS));
            }
        }
    }

    private static List<JsonNode> podsOf(Sight sight, ObjectRef job) {
        return sight.pods(job.namespace()).stream()
                .filter(pod -> pod.path("metadata")
                        .path("labels")
                        .path("batch.kubernetes.io/job-name")
                        .asText()
                        .equals(job.name()))
                .toList();
    }

    private static Optional<End> ended(Standing now, Sight sight, ObjectRef job) {
        if (now instanceof Standing.Hopeless hopeless) return Optional.of(new End.Failed(hopeless.why()));
        return now instanceof Standing.Ready ? Optional.of(new End.Succeeded(lastWords(sight, job))) : Optional.empty();
    }

    private static String lastWords(Sight sight, ObjectRef job) {
        for (var pod : podsOf(sight, job))
            for (var container : pod.path("status").path("containerStatuses")) {
                var ended = container.path("state").path("terminated");
                if (ended.hasNonNull("message") && ended.path("exitCode").asInt() == 0)
                    return ended.path("message").asText();
            }
        return "";
    }
}
