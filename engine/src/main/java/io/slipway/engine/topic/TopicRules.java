package io.slipway.engine.topic;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What cannot be wanted of a topic, whatever the broker. */
public final class TopicRules {

    /** More in one request no broker takes; it would be busy with them for minutes. */
    static final int MOST_PARTITIONS = 10_000;

    private static final int MOST_REPLICAS = 1_000;

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private TopicRules() {}

    public static boolean isName(String name) {
        return NAME.matcher(name).matches()
                && !name.equals(".")
                && !name.equals("..")
                // Kafka's own.
                && !name.startsWith("__");
    }

    /** By themselves, without a broker. */
    public static List<Fault> check(Collection<TopicWish> wishes) {
        var faults = new ArrayList<Fault>();
        var metrics = new HashMap<String, String>();
        for (var wish : wishes) {
            if (!isName(wish.name())) faults.add(badName(wish.name()));
            var other = metrics.put(wish.name().replace('.', '_'), wish.name());
            if (other != null) faults.add(twins(other, wish.name()));
            wish.partitions().flatMap(count -> partitions(wish.name(), count)).ifPresent(faults::add);
            wish.replicas().flatMap(count -> replicas(wish.name(), count)).ifPresent(faults::add);
        }
        return faults;
    }

    /** Against the topic that is there, and the brokers that are. */
    public static List<Fault> check(TopicWish wish, Optional<Topic> now, Broker broker) {
        var faults = new ArrayList<Fault>();
        wish.replicas()
                .filter(count -> now.isEmpty() && count > broker.nodes())
                .ifPresent(count -> faults.add(tooMany(wish.name(), count, broker)));
        now.ifPresent(topic -> faults.addAll(impossible(wish, topic)));
        return faults;
    }

    /** What no broker does to a topic that is there. */
    static List<Fault> impossible(TopicWish wish, Topic now) {
        var faults = new ArrayList<Fault>();
        fewer(wish, now).ifPresent(faults::add);
        otherReplicas(wish, now).ifPresent(faults::add);
        return faults;
    }

    private static Fault badName(String name) {
        return fault(
                "KAFKA-NAME",
                Quoted.of(name) + " cannot be the name of a topic.",
                "Use up to 249 letters, digits, dots, underscores and hyphens; not . or .. alone, and no two underscores"
                        + " at the beginning, which are Kafka's own.");
    }

    private static Fault twins(String one, String other) {
        return fault(
                "KAFKA-TWIN",
                "The topics " + Quoted.of(one) + " and " + Quoted.of(other)
                        + " are the same to a broker's metrics, which take dots for underscores.",
                "Rename one of them: a broker that has one refuses the other.");
    }

    private static Optional<Fault> partitions(String name, int count) {
        if (count >= 1 && count <= MOST_PARTITIONS) return Optional.empty();
        return Optional.of(fault(
                "KAFKA-PARTITIONS",
                "The topic " + Quoted.of(name) + " shall have " + count + " partitions.",
                "Give it 1 to " + MOST_PARTITIONS + ", or leave it out for what the broker usually does."));
    }

    private static Optional<Fault> replicas(String name, int count) {
        if (count >= 1 && count <= MOST_REPLICAS) return Optional.empty();
        return Optional.of(fault(
                "KAFKA-REPLICATION",
                "The topic " + Quoted.of(name) + " shall have a replication factor of " + count + ".",
                "Give it as many as there are brokers at most, or leave it out for what the broker usually does."));
    }

    private static Fault tooMany(String name, int count, Broker broker) {
        var there = broker.nodes() == 1 ? "one broker is" : broker.nodes() + " brokers are";
        return fault(
                "KAFKA-REPLICATION",
                "The topic " + name + " shall have a replication factor of " + count + ", and only " + there
                        + " there in Kafka '" + broker.name() + "'.",
                "Give it " + broker.nodes() + " at most, or leave it out for what the broker usually does.");
    }

    private static Optional<Fault> fewer(TopicWish wish, Topic now) {
        return wish.partitions()
                .filter(count -> count < now.partitions())
                .map(count -> fault(
                        "KAFKA-PARTITIONS",
                        "The topic " + wish.name() + " has " + now.partitions() + " partitions, and shall have " + count
                                + ". Kafka cannot take partitions away.",
                        "Leave it at " + now.partitions() + ", or make a topic of another name."));
    }

    private static Optional<Fault> otherReplicas(TopicWish wish, Topic now) {
        return wish.replicas()
                .filter(count -> count != now.replicas())
                .map(count -> fault(
                        "KAFKA-REPLICATION",
                        "The topic " + wish.name() + " has a replication factor of " + now.replicas()
                                + ", and shall have " + count + ". That would move its data between brokers.",
                        "Leave it at " + now.replicas()
                                + ", or move the data with kafka-reassign-partitions.sh first."));
    }

    /** Nothing could be asked. */
    public static Fault unasked(TopicProblem trouble) {
        return fault("KAFKA-BROKER", trouble.sentence(), "");
    }

    static Fault fault(String code, String what, String mend) {
        return new Fault(code, Place.UNKNOWN, what, mend);
    }
}
