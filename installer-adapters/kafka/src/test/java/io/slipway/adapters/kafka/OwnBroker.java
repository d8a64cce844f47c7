package io.slipway.adapters.kafka;

import io.slipway.testsystems.shared.Checkout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A broker that belongs to one test, which may kill it. Whoever comes without a name may do everything; {@code alice} comes
 * with a password and may do nothing.
 */
final class OwnBroker implements AutoCloseable {

    static final String PASSWORD = "wonderland-77";

    private final Path folder;
    private final int open = freePort();
    private final int guarded = freePort();
    private @Nullable Process process;

    private OwnBroker(Path folder) {
        this.folder = folder;
    }

    static OwnBroker start(Path folder) throws Exception {
        var broker = new OwnBroker(folder);
        broker.write();
        broker.java("kafka.tools.StorageTool", "format", "-t", "MkU3OEVBNTcwNTJENDM2Qg", "-c", broker.settings())
                .waitFor();
        broker.start();
        return broker;
    }

    String bootstrap() {
        return "127.0.0.1:" + open;
    }

    String guarded() {
        return "127.0.0.1:" + guarded;
    }

    void start() throws Exception {
        process = java("kafka.Kafka", settings());
        var end = Instant.now().plus(Duration.ofSeconds(60));
        while (!Files.readString(folder.resolve("log")).contains("Kafka Server started")) {
            if (!process.isAlive() || Instant.now().isAfter(end))
                throw new IllegalStateException(
                        "The broker did not start:\n" + Files.readString(folder.resolve("log")));
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    void kill() throws InterruptedException {
        if (process != null) process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private String settings() {
        return folder.resolve("server.properties").toString();
    }

    private Process java(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
                "-cp",
                Checkout.current().daemonClassPath()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private void write() throws IOException {
        var controller = freePort();
        Files.writeString(folder.resolve("logback.xml"), """
                <configuration><appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%level %msg%n</pattern></encoder></appender>
                <root level="INFO"><appender-ref ref="out"/></root></configuration>
                """);
        Files.writeString(folder.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%3$d
                listeners=OPEN://127.0.0.1:%1$d,GUARDED://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
                advertised.listeners=OPEN://127.0.0.1:%1$d,GUARDED://127.0.0.1:%2$d
                listener.security.protocol.map=OPEN:PLAINTEXT,GUARDED:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=OPEN
                sasl.enabled.mechanisms=PLAIN
                listener.name.guarded.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule \
                  required user_alice="%4$s";
                offsets.topic.replication.factor=1
                auto.create.topics.enable=false
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:ANONYMOUS
                log.dirs=%5$s
                """.formatted(
                        open, guarded, controller, PASSWORD, folder.resolve("data")));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
