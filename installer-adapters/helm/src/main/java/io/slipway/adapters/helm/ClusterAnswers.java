package io.slipway.adapters.helm;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.engine.release.ReleaseProblem;
import java.util.function.Supplier;

/** Questions to a cluster's API server whose refusal is told in a sentence. */
final class ClusterAnswers {

    private ClusterAnswers() {}

    static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (KubernetesClientException answer) {
            throw refused(answer);
        }
    }

    static ReleaseProblem refused(KubernetesClientException answer) {
        int code = answer.getCode();
        if (code == 403)
            return new ReleaseProblem(
                    "The cluster does not let Slipway do this: " + answer.getMessage()
                            + " Give the account of the kubeconfig that right.",
                    false);
        if (code == 0)
            return new ReleaseProblem(
                    "The cluster cannot be reached: " + answer.getMessage() + ". Check its address and that it runs.",
                    true);
        return new ReleaseProblem(
                "The cluster refuses: " + answer.getMessage(), code == 409 || code == 429 || code >= 500);
    }
}
