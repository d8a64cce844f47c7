package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.web.Problem;
import io.slipway.web.server.SlipwayServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway demo}: installs a shop, then a version of it that fails and is put back. */
@Command(
        name = "demo",
        description = "Shows an install, and one that fails and is put back. Needs no cluster.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --cluster and --kubeconfig everything goes to a sandbox: a Kubernetes API in memory, where nothing",
            "really runs. --cluster=local starts the real control plane of dev/cluster, which Go builds the first time, and",
            "ends it. Everything is removed at the end; on a cluster of yours the namespace 'shop' stays.",
            "Exit codes: 0 the first was installed and the second put back cleanly, 1 not so."
        })
final class DemoCommand implements Callable<Integer> {

    private static final int INSTALLED = 0;
    private static final int PUT_BACK = 1;

    @Option(names = "--once", description = "End by itself, as it does without a terminal.")
    boolean once;

    enum Where {
        LOCAL
    }

    @Option(
            names = "--cluster",
            paramLabel = "local",
            description = "On the control plane of dev/cluster: a real one, whose pods are played.")
    @Nullable
    Where cluster;

    @Option(names = "--kubeconfig", paramLabel = "FILE", description = "On the cluster of this kubeconfig.")
    @Nullable
    Path kubeconfig;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (cluster != null && kubeconfig != null)
            throw Problem.usage(
                    "--cluster and --kubeconfig name two clusters, and the demo takes place on one.",
                    "Leave one of them out.");
        try (var stage = DemoStage.open()) {
            try {
                return perform(stage);
            } catch (RuntimeException trouble) {
                // What breaks after Ctrl-C is not worth a word; the process is about to end.
                if (stage.isLeaving()) new CountDownLatch(1).await();
                throw trouble;
            }
        }
    }

    private int perform(DemoStage stage) throws InterruptedException {
        var place = stage.place(kubeconfig, cluster != null, this::say);
        var server = stage.serve(place);
        say("Slipway demo on " + place.name()
                + (place instanceof DemoPlace.InMemory
                        ? ": a Kubernetes API in memory. Nothing of it is real, and nothing of it stays."
                        : "."));
        links(server);
        say("");
        say("1 of 2: the shop is installed on " + place.name() + ".");
        var first = run(stage, server, "shop");
        say("");
        say("2 of 2: the shop's next version, whose api cannot start, is put back on " + place.name() + ".");
        var second = run(stage, server, "shop-broken");
        int code = first == INSTALLED && second == PUT_BACK ? 0 : 1;
        say("");
        say(
                code == 0
                        ? "The shop was installed, and its broken version was put back, as it should be."
                        : "This did not go as it should; the reports above say why.");
        place.leaves().ifPresent(this::say);
        stage.isDone(code);
        if (!once && new Terminal(System.getenv()).isThere()) stay(server);
        return code;
    }

    private void links(SlipwayServer server) {
        say("Page:    " + server.address() + "/runs");
        say("Cockpit: " + server.address() + "/camunda/app/cockpit/default/");
        server.firstPassword().ifPresent(password -> say("Sign in as 'admin' with the password " + password));
    }

    /** @return the exit code that 'slipway run' would have */
    private int run(DemoStage stage, SlipwayServer server, String example) {
        var rest = new Rest(server.address(), server.ownerToken().value());
        var order = JsonNodeFactory.instance.objectNode().put("package", push(rest, example));
        order.put("id", example + "-demo")
                .withObject("values")
                .withObject("tasks")
                .withObject("schema")
                .put("folder", stage.folder().resolve("schema").toString());
        var run = rest.post(RunPaths.RUNS, order).path("run").asText();
        JsonNode ended = new RunWatcher(rest, run, progress()).watch();
        var out = spec.commandLine().getOut();
        out.print(rest.text(RunPaths.of(run, "report?format=text"), "text/plain"));
        out.flush();
        return ended.path("exitCode").asInt(-1);
    }

    private static String push(Rest rest, String example) {
        try (var packed = PackedSource.of(ProgramFolder.find("examples").resolve(example))) {
            return rest.upload("/api/v1/packages?replace=true", packed.archive(), packed.name())
                    .body()
                    .path("digest")
                    .asText();
        }
    }

    private Progress progress() {
        var terminal = new Terminal(System.getenv());
        return terminal.isThere() ? new ProgressBlock(err(), terminal, Clock.systemUTC()) : new ProgressLines(err());
    }

    private void stay(SlipwayServer server) throws InterruptedException {
        links(server);
        say("Ctrl-C ends the demo and removes all of it.");
        new CountDownLatch(1).await();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private void say(String sentence) {
        err().println(sentence);
        err().flush();
    }
}
