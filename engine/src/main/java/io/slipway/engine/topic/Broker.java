package io.slipway.engine.topic;

/**
 * A Kafka of this site that answers.
 *
 * @param name by which the site calls it
 * @param address its first servers
 * @param nodes how many brokers it has now
 */
public record Broker(String name, String address, int nodes) {

    /** How people see or delete there by hand what we leave to them. */
    public String command(String action, String topic) {
        return "kafka-topics.sh --bootstrap-server " + address + " --" + action + " --topic " + topic;
    }
}
