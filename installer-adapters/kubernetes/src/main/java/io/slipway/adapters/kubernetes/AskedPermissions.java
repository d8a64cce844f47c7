package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.adapters.kubernetes.Kinds.Kind;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Permissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Permissions as the cluster itself tells them, by a SelfSubjectAccessReview each; what is the same is asked once. */
public final class AskedPermissions implements Permissions {

    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final String WHO = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

    private final SiteClusters clusters;

    public AskedPermissions(SiteClusters clusters) {
        this.clusters = clusters;
    }

    private record Question(String verb, String group, String resource, String namespace, String name) {

        static Question of(Wish wish, Kind kind, String name) {
            int slash = kind.apiVersion().indexOf('/');
            var group = slash < 0 ? "" : kind.apiVersion().substring(0, slash);
            var namespace = kind.isNamespaced() ? wish.object().namespace() : "";
            return new Question(wish.verb(), group, kind.plural(), namespace, name);
        }

        ObjectNode review() {
            var review = JsonNodeFactory.instance.objectNode();
            review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
            var attributes = review.putObject("spec").putObject("resourceAttributes");
            attributes.put("verb", verb).put("group", group).put("resource", resource);
            if (!namespace.isEmpty()) attributes.put("namespace", namespace);
            if (!name.isEmpty()) attributes.put("name", name);
            return review;
        }
    }

    @Override
    public boolean mayEverything(String target) {
        return isAllowed(target, new Question("*", "*", "*", "", ""));
    }

    @Override
    public List<Wish> lacking(String target, Collection<Wish> wishes) {
        var answers = new HashMap<Question, Boolean>();
        var lacking = new ArrayList<Wish>();
        for (var wish : wishes) if (!isAllowed(target, wish, answers)) lacking.add(wish);
        return lacking;
    }

    /** A role may be for objects by their names; so where the kind is not allowed, the very object is asked for. */
    private boolean isAllowed(String target, Wish wish, Map<Question, Boolean> answers) {
        Optional<Kind> kind = kind(target, wish.object());
        if (kind.isEmpty()) return true;
        var all = Question.of(wish, kind.get(), "");
        var one = Question.of(wish, kind.get(), wish.object().name());
        return answers.computeIfAbsent(all, question -> isAllowed(target, question))
                || !wish.verb().equals("create")
                        && answers.computeIfAbsent(one, question -> isAllowed(target, question));
    }

    private Optional<Kind> kind(String target, ObjectRef object) {
        return clusters.connection(target).kinds().find(object.apiVersion(), object.kind());
    }

    /** A cluster that does not answer this says so again when the thing itself is done. */
    private boolean isAllowed(String target, Question question) {
        var answer = clusters.connection(target)
                .api()
                .send("POST", REVIEWS, Api.JSON, question.review().toString());
        return !answer.isGood() || answer.body().at("/status/allowed").asBoolean();
    }

    @Override
    public String user(String target) {
        var review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", "authentication.k8s.io/v1").put("kind", "SelfSubjectReview");
        var answer = clusters.connection(target).api().send("POST", WHO, Api.JSON, review.toString());
        return answer.isGood() ? answer.body().at("/status/userInfo/username").asText() : "";
    }
}
