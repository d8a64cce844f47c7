package io.slipway.adapters.kafka;

import io.slipway.engine.fault.Quoted;
import io.slipway.engine.site.Kafka;
import io.slipway.engine.topic.TopicProblem;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a Kafka complains of, in sentences for people. None of the site's properties is in them: passwords are among those. */
record Complaints(Kafka settings) {

    private static final int LONGEST = 400;
    /** Shorter ones are words such as SSL, and no secrets. */
    private static final int SHORTEST_SECRET = 6;

    /** @param what was to be done, to go on with "does not let Slipway …" */
    TopicProblem about(String what, @Nullable Throwable cause) {
        if (cause instanceof TimeoutException || cause instanceof DisconnectException) return silence(cause);
        if (cause instanceof AuthenticationException) return stranger(cause);
        if (cause instanceof AuthorizationException)
            return problem(
                    shown() + " does not allow Slipway's user to " + what
                            + ". Give it the right to (kafka-acls.sh), or use another user in its properties.",
                    false,
                    cause);
        var words = words(cause);
        if (cause instanceof RetriableException)
            return problem(shown() + " cannot " + what + " just now: " + words, true, cause);
        if (cause instanceof ApiException) return problem(shown() + " refuses to " + what + ": " + words, false, cause);
        return problem("It did not work to " + what + " in " + shown() + ": " + words, false, cause);
    }

    TopicProblem silence(Throwable cause) {
        return problem(
                shown() + " does not answer at " + settings.bootstrap()
                        + ". See that it runs and can be reached from this machine.",
                true,
                cause);
    }

    private TopicProblem stranger(Throwable cause) {
        return problem(
                shown() + " at " + settings.bootstrap() + " does not accept who Slipway says it is: " + words(cause)
                        + " Correct kafka." + settings.name() + ".properties in slipway.yaml.",
                false,
                cause);
    }

    TopicProblem interrupt(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new TopicProblem("Stopped while waiting for " + shown() + ".", true, stopped);
    }

    /** No client can be made of the settings, or no server of theirs has an address. */
    TopicProblem noClient(RuntimeException refused) {
        Throwable cause = refused;
        while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
        boolean isUnknownHost = words(cause).contains("No resolvable bootstrap");
        return isUnknownHost
                ? silence(new IllegalStateException("No resolvable bootstrap servers."))
                : problem(
                        "No connection to " + shown() + " can be made with kafka." + settings.name()
                                + ".properties in slipway.yaml: " + words(cause),
                        false,
                        // Its message may hold what must not be shown.
                        null);
    }

    private String shown() {
        return "Kafka '" + settings.name() + "'";
    }

    private static TopicProblem problem(String sentence, boolean retryable, @Nullable Throwable cause) {
        return cause == null ? new TopicProblem(sentence, retryable) : new TopicProblem(sentence, retryable, cause);
    }

    private String words(@Nullable Throwable cause) {
        if (cause == null) return "it says nothing.";
        var text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        for (var value : settings.properties().values()) text = without(text, value);
        var line = Quoted.printable(text.replaceAll("\\s+", " ").strip());
        var shown = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
        return shown.endsWith(".") || shown.endsWith("…") ? shown : shown + ".";
    }

    /** Also what stands quoted in a value, as passwords do in a line of JAAS. */
    private static String without(String text, String value) {
        var clean = value.length() < SHORTEST_SECRET ? text : text.replace(value, "***");
        for (var part : value.split("[\"';\\s]+"))
            if (part.length() >= SHORTEST_SECRET) clean = clean.replace(part, "***");
        return clean;
    }
}
