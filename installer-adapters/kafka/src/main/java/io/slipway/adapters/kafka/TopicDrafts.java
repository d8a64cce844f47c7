package io.slipway.adapters.kafka;

import io.slipway.engine.topic.Topic;
import io.slipway.engine.topic.TopicProblem;
import io.slipway.engine.topic.TopicWish;
import io.slipway.engine.topic.Topics.Draft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;

/** Has the broker say what it would make of new topics, without making them. */
record TopicDrafts(Line line) {

    /** All partitions of one request count against a limit of 10,000. */
    private static final int MOST_PARTITIONS = 5_000;

    private static final int MOST_TOPICS = 200;

    Map<String, Draft> of(Collection<TopicWish> wishes) throws TopicProblem {
        var drafts = new TreeMap<String, Draft>();
        for (var batch : batches(wishes)) ask(batch, drafts);
        return drafts;
    }

    private static List<List<TopicWish>> batches(Collection<TopicWish> wishes) {
        var batches = new ArrayList<List<TopicWish>>();
        int partitions = MOST_PARTITIONS;
        for (var wish : wishes) {
            int more = wish.partitions().orElse(1);
            if (partitions + more > MOST_PARTITIONS
                    || batches.get(batches.size() - 1).size() == MOST_TOPICS) {
                batches.add(new ArrayList<>());
                partitions = 0;
            }
            batches.get(batches.size() - 1).add(wish);
            partitions += more;
        }
        return batches;
    }

    private void ask(List<TopicWish> wishes, Map<String, Draft> drafts) throws TopicProblem {
        var topics = wishes.stream().map(TopicDrafts::newTopic).toList();
        var answer = line.admin().createTopics(topics, new CreateTopicsOptions().validateOnly(true));
        for (var wish : wishes) drafts.put(wish.name(), draft(wish, answer));
    }

    private static NewTopic newTopic(TopicWish wish) {
        return new NewTopic(wish.name(), wish.partitions(), wish.replicas().map(Integer::shortValue))
                .configs(wish.set());
    }

    private Draft draft(TopicWish wish, CreateTopicsResult answer) throws TopicProblem {
        var what = "make the topic " + wish.name();
        try {
            line.answered(Objects.requireNonNull(answer.values().get(wish.name())));
            return new Draft.Fine(new Topic(
                    wish.name(),
                    known(wish.partitions().orElse(0), answer, wish, true),
                    known(wish.replicas().orElse(0), answer, wish, false),
                    wish.set()));
        } catch (ExecutionException refused) {
            var why = refused.getCause();
            var problem = line.complaints().about(what, why);
            boolean isAnswer = why instanceof ApiException
                    && !(why instanceof RetriableException)
                    && !(why instanceof AuthenticationException)
                    && !(why instanceof AuthorizationException);
            if (!isAnswer) throw problem;
            return new Draft.Refused(problem.sentence());
        }
    }

    /** What was not wished for the broker adds; it tells only who may describe the topic. */
    private int known(int wished, CreateTopicsResult answer, TopicWish wish, boolean partitions) throws TopicProblem {
        if (wished > 0) return wished;
        var told = partitions ? answer.numPartitions(wish.name()) : answer.replicationFactor(wish.name());
        return line.await(told, "tell how it would make the topic " + wish.name());
    }
}
