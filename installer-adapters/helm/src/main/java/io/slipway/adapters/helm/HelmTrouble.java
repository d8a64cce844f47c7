package io.slipway.adapters.helm;

import io.slipway.engine.release.ReleaseProblem;
import java.util.List;
import java.util.Locale;

/** What Helm says when it fails; there are no codes, only its sentences. */
final class HelmTrouble {

    private static final int LONGEST = 3_000;

    private static final List<String> PASSING = List.of(
            "connection refused",
            "connection reset",
            "i/o timeout",
            "tls handshake timeout",
            "unexpected eof",
            "http2: ",
            "etcdserver: ",
            "the server is currently unable",
            "too many requests",
            "is being terminated",
            "object has been modified",
            "timed out waiting",
            "context deadline exceeded",
            "cluster unreachable",
            "another operation");

    private HelmTrouble() {}

    /** Helm has said no, and its process is as well as before. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ReleaseProblem problem;

        Refused(ReleaseProblem problem) {
            super(problem.getMessage(), null, false, false);
            this.problem = problem;
        }

        ReleaseProblem problem() {
            return problem;
        }
    }

    static Refused explain(String said) {
        var text = said.strip();
        var small = text.toLowerCase(Locale.ROOT);
        if (small.contains("sh.helm.release.v1.") && (small.contains("too long") || small.contains("too large")))
            return refused(
                    "Helm cannot keep its record of this release: chart and manifest together are larger than the"
                            + " 1 MiB that a secret may have. Make the chart smaller: leave out files that templates"
                            + " do not use (.helmignore), or split it.",
                    false);
        if (text.contains("Result.out") && small.contains("null"))
            return refused("Helm failed without a word; a template has probably run into an error of its own.", false);
        if (small.startsWith("the chart renders")) return refused(text, false);
        var shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return refused("Helm: " + shown, PASSING.stream().anyMatch(small::contains));
    }

    private static Refused refused(String sentence, boolean retryable) {
        return new Refused(new ReleaseProblem(sentence, retryable));
    }
}
