package io.slipway.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.testsystems.Cluster;
import io.slipway.testsystems.WithCluster;
import io.slipway.testsystems.shared.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed again and again while two runs of two releases each are under way, both of which fail in the end: one
 * installs into a namespace of its own, one upgrades. After each kill they go on by themselves; in the end nothing of the
 * first is there, and of the second exactly what was there before. TR-17.
 *
 * <p>More kills, at random moments: {@code -Dslipway.kills=20}; the same moments again: {@code -Dslipway.seed=7}.
 */
@Tag("long")
@WithCluster
class CrashedReleasesIT {

    /** From the last kill to the end of everything; each step that is taken up again waits for a lease first. */
    private static final Duration LONG = Duration.ofSeconds(120);

    private static final int SHORTEST_LIFE = 200;
    private static final int LONGEST_LIFE = 12_000;
    private static final int MOMENTS = 4;
    private static final int KILLS = Integer.getInteger("slipway.kills", MOMENTS);

    @TempDir
    Path temp;

    private MortalServer server;
    private ReleasesSeen upgraded;
    private ReleasesSeen installed;

    @BeforeEach
    void start(Cluster cluster) {
        upgraded = ReleasesSeen.in(cluster);
        installed = ReleasesSeen.in(cluster, cluster.namespace() + "-new");
        server = new MortalServer(
                Map.of("KUBECONFIG", cluster.kubeconfig().toString(), "SLIPWAY_CONFIG__work__lease", "4s"),
                temp.resolve("data"));
    }

    @AfterEach
    void stop() {
        server.close();
        installed.client().namespaces().withName(installed.namespace()).delete();
        installed.close();
        upgraded.close();
    }

    @Test
    void howeverOftenTheServerIsKilledReleasesEndAsIfItHadNotBeen() throws Exception {
        var objects = standing();
        begin("0");
        killAtItsMoments();
        assertPutBack("0", objects);

        killAtRandom(KILLS - MOMENTS, objects);
    }

    /** Story after story, each of which ends before the next begins: killed as often as it lives on. */
    private void killAtRandom(int kills, Map<String, JsonNode> objects) throws Exception {
        if (kills <= 0) return;
        long seed = Long.getLong("slipway.seed", System.nanoTime());
        System.out.println("crashed releases: seed " + seed);
        var random = new Random(seed);
        int left = kills;
        for (int story = 1; left > 0; story++) {
            var name = String.valueOf(story);
            begin(name);
            while (left > 0 && !isOverWithin(SHORTEST_LIFE + random.nextInt(LONGEST_LIFE), name)) {
                System.out.println("story " + name + ", " + left + " kills left: " + describe());
                server.isKilledAndStartedAgain();
                left--;
            }
            assertPutBack(name, objects);
        }
    }

    private boolean isOverWithin(long millis, String story) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            if (isOver(story)) return true;
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return false;
    }

    private Map<String, JsonNode> standing() {
        var first = new ShopCharts("old", upgraded.namespace())
                .config("store", "settings", "blue")
                .config("api", "routes", "blue");
        server.runs().awaitState(server.runs().start(first.archive("1.0.0"), "old"), "succeeded", LONG);
        return upgraded.objects();
    }

    private void begin(String story) {
        var runs = server.runs();
        runs.push(second("old", upgraded).archive("2.0.0"));
        runs.push(second("new", installed).options(", createNamespace: true").archive("2.0.0"));
        runs.start("old:2.0.0", ",\"id\":\"old-" + story + "\"");
        runs.start("new:2.0.0", ",\"id\":\"new-" + story + "\"");
    }

    /** Changes the one, lacks another, adds a third; takes seconds at each step, and fails in the end. */
    private static ShopCharts second(String name, ReleasesSeen where) {
        return new ShopCharts(name, where.namespace())
                .config("store", "settings", "red")
                .hook("store", "post-install,pre-upgrade", "slow")
                .hook("store", "pre-delete", "slow")
                .pods("slow")
                .config("api", "more", "red")
                .endingWith("exit 1");
    }

    private void killAtItsMoments() throws Exception {
        killWhen(
                "both are in a hook",
                () -> installed.latest("store").equals("1 pending-install")
                        && upgraded.latest("store").equals("2 pending-upgrade")
                        && installed.has("Job store-post-install")
                        && upgraded.has("Job store-post-install"));
        killWhen(
                "the new one waits for its pods, Helm being through",
                () -> installed.latest("api").equals("1 deployed"));
        killWhen("the old one is being put back", () -> upgraded.latest("api").startsWith("3"));
        killWhen("the new one is being removed", () -> installed.latest("store").equals("1 uninstalling"));
    }

    /** On a slow machine a moment may pass unseen; then it is as good as another. */
    private void killWhen(String moment, Callable<Boolean> isThere) throws Exception {
        Waiting.until(moment, LONG, () -> isThere.call() || isOver("0"));
        System.out.println("killed when " + moment + ": " + describe());
        server.isKilledAndStartedAgain();
    }

    private List<String> describe() {
        return List.of(
                "installed store " + installed.revisions("store") + ", api " + installed.revisions("api"),
                "upgraded store " + upgraded.revisions("store") + ", api " + upgraded.revisions("api"));
    }

    private boolean isOver(String story) {
        return List.of("old-" + story, "new-" + story).stream()
                .map(run -> server.runs().of(run).read("$.state", String.class))
                .noneMatch(state -> state.equals("running"));
    }

    private void assertPutBack(String story, Map<String, JsonNode> objects) throws Exception {
        for (var run : List.of("old-" + story, "new-" + story)) {
            server.runs().awaitState(run, "rolled-back", LONG);
            assertThat(server.runs().of(run).read("$.failedTask", String.class))
                    .as("nothing failed but what shall: "
                            + server.runs().of(run).jsonString())
                    .isEqualTo("last");
        }
        assertThat(upgraded.unfinished()).isEmpty();
        assertThat(upgraded.objects()).as("the random password too").isEqualTo(objects);
        for (var release : List.of("store", "api"))
            assertThat(upgraded.revisions(release))
                    .as(release)
                    .doesNotHaveDuplicates()
                    .filteredOn(one -> one.endsWith(" deployed"))
                    .hasSize(1);
        Waiting.until("the namespace is gone", LONG, installed::isGone);
        assertThat(temp.resolve("data/cache/helm").toFile().list())
                .as("folders of killed servers' workers are swept")
                .hasSizeLessThanOrEqualTo(1);
    }
}
