package io.slipway.testsystems.daemon;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** One Kafka broker that is its own controller, in the daemon's JVM. */
public final class KafkaServer implements TestServer {

    private final String address;

    private KafkaServer(String address) {
        this.address = address;
    }

    public static KafkaServer start(Path work) throws IOException {
        var broker = "127.0.0.1:" + LoopbackPorts.free();
        var settings = settings(broker, "127.0.0.1:" + LoopbackPorts.free(), work.resolve("data"));
        format(settings, work);
        new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM).startup();
        return new KafkaServer(broker);
    }

    private static Properties settings(String broker, String controller, Path data) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@" + controller,
                "listeners", "BROKER://" + broker + ",CONTROLLER://" + controller,
                "advertised.listeners", "BROKER://" + broker,
                "listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "BROKER",
                "log.dirs", data.toString()));
        settings.putAll(Map.of(
                // One broker is all there is.
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "4",
                // No test shall wait for further members of a group, nor get a topic by a slip of the pen.
                "group.initial.rebalance.delay.ms", "0",
                "auto.create.topics.enable", "false",
                // With it, access rules can be set and read; without rules everybody may do everything.
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users", "User:ANONYMOUS"));
        return settings;
    }

    private static void format(Properties settings, Path work) throws IOException {
        var file = work.resolve("server.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        String[] command = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        var status = StorageTool.execute(command, new PrintStream(System.out, true));
        if (status != 0) {
            throw new IllegalStateException("The storage of Kafka could not be formatted: status " + status);
        }
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("bootstrap", address);
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of();
    }

    /** A broker that gives up ends its JVM by itself. */
    @Override
    public boolean isAlive() {
        return true;
    }

    /** Ends with the JVM: an orderly shutdown takes seconds and would only save what is thrown away. */
    @Override
    public void stop() {}
}
