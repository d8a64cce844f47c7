package io.slipway.engine.topic;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * From topics as they are to topics as they shall be. Has no effects.
 *
 * @param ours by a topic's name, which of its settings we have set at another time
 */
public record TopicPlanning(Topics topics, String target, Function<String, Set<String>> ours) {

    /** What will be refused: by the rules, by what is there, and by what the broker says to a rehearsal. */
    public Faults check(Collection<TopicWish> wishes) throws TopicProblem {
        var faults = TopicRules.check(wishes);
        if (!faults.isEmpty()) return Faults.of(faults);
        var broker = topics.broker(target);
        var live = find(wishes);
        for (var wish : wishes) faults.addAll(TopicRules.check(wish, now(live, wish), broker));
        return Faults.of(faults.isEmpty() ? refused(wishes, live) : faults);
    }

    private List<Fault> refused(Collection<TopicWish> wishes, Map<String, Topic> live) throws TopicProblem {
        var faults = new ArrayList<Fault>();
        for (var draft : topics.draft(target, fresh(wishes, live)).values())
            if (draft instanceof Topics.Draft.Refused no) faults.add(refused(no.sentence()));
        for (var wish : wishes) {
            var now = live.get(wish.name());
            if (now != null) rehearsed(change(wish, now)).ifPresent(faults::add);
        }
        return faults;
    }

    private Optional<Fault> rehearsed(TopicChange change) throws TopicProblem {
        if (change.isNothing()) return Optional.empty();
        try {
            topics.rehearse(target, change);
            return Optional.empty();
        } catch (TopicProblem no) {
            if (no.isRetryable()) throw no;
            return Optional.of(refused(no.sentence()));
        }
    }

    private static Fault refused(String sentence) {
        return TopicRules.fault(
                "KAFKA-REFUSED", sentence, "Correct the topic in the package, or let the broker allow it.");
    }

    /** One for each wish, also for those that have nothing to do. */
    public List<TopicChange> changes(Collection<TopicWish> wishes) throws TopicProblem {
        for (var fault : TopicRules.check(wishes)) throw new TopicProblem(fault.what() + " " + fault.mend(), false);
        var live = find(wishes);
        var drafts = topics.draft(target, fresh(wishes, live));
        var changes = new ArrayList<TopicChange>();
        for (var wish : wishes) {
            var now = live.get(wish.name());
            changes.add(now == null ? made(wish, drafts) : change(wish, now));
        }
        return changes;
    }

    private static TopicChange made(TopicWish wish, Map<String, Topics.Draft> drafts) throws TopicProblem {
        var draft = drafts.get(wish.name());
        if (draft instanceof Topics.Draft.Fine fine)
            return new TopicChange(wish.name(), Optional.empty(), Optional.of(fine.topic()));
        throw new TopicProblem(
                draft instanceof Topics.Draft.Refused no ? no.sentence() : "Nothing was said to " + wish.name() + ".",
                false);
    }

    private TopicChange change(TopicWish wish, Topic now) {
        return new TopicChange(wish.name(), Optional.of(now), Optional.of(wish.over(now, ours.apply(wish.name()))));
    }

    private Map<String, Topic> find(Collection<TopicWish> wishes) throws TopicProblem {
        return topics.find(target, wishes.stream().map(TopicWish::name).toList());
    }

    private static List<TopicWish> fresh(Collection<TopicWish> wishes, Map<String, Topic> live) {
        return wishes.stream().filter(wish -> !live.containsKey(wish.name())).toList();
    }

    private static Optional<Topic> now(Map<String, Topic> live, TopicWish wish) {
        return Optional.ofNullable(live.get(wish.name()));
    }
}
