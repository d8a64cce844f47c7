package io.slipway.engine.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.graph.SemanticVersion;
import io.slipway.engine.pack.ArchiveLimits;
import io.slipway.engine.pack.PackageFiles;
import io.slipway.engine.run.RunState;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The laws of the store of packages, on a database that a subclass opens. */
abstract class PackageStoreLaws {

    @TempDir
    Path temp;

    private Store store;
    private PackageStore packages;

    abstract DatabaseAddress address();

    @BeforeEach
    void open() {
        store = Store.open(address());
        packages = node("cache", ArchiveLimits.USUAL);
        var jdbc = JdbcClient.create(store.dataSource());
        jdbc.sql("delete from run").update();
        jdbc.sql("delete from package").update();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private PackageStore node(String cache, ArchiveLimits limits) {
        return new PackageStore(store.dataSource(), temp.resolve(cache), limits, Clock.systemUTC());
    }

    private PackageFiles files(String content) {
        try {
            var folder = Files.createTempDirectory(temp, "source-");
            Files.writeString(folder.resolve(PackageFiles.MANIFEST), content);
            Files.createDirectories(folder.resolve("scripts"));
            Files.writeString(folder.resolve("scripts/go.sh"), "#!/bin/sh\n");
            return PackageFiles.open(folder).orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PackageFiles largeFiles() throws IOException {
        var files = files("large");
        var noise = new byte[3 * Pieces.PIECE + 12_345];
        new Random(4).nextBytes(noise);
        Files.write(files.root().resolve("noise"), noise);
        return PackageFiles.open(files.root()).orThrow();
    }

    private Checked<Pushed> push(PackageStore node, PackageFiles files, String name, String version, boolean replace) {
        return node.push(files, name, SemanticVersion.of(version), StoredPackage.TASK, "anna", replace);
    }

    private StoredPackage pushed(String name, String version) {
        return push(packages, files(name + " " + version), name, version, false)
                .orThrow()
                .stored();
    }

    private long count(String table) {
        return JdbcClient.create(store.dataSource())
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private void run(String id, String digest, String state) {
        JdbcClient.create(store.dataSource())
                .sql("insert into run (id, round, state, created_at, package) values (?, 1, ?, current_timestamp, ?)")
                .params(id, state, digest)
                .update();
    }

    private static String code(Checked<?> checked) {
        assertThat(checked.faults().count()).as(checked.faults().render()).isEqualTo(1);
        return fault(checked).code();
    }

    private static Fault fault(Checked<?> checked) {
        return checked.faults().all().get(0);
    }

    @Test
    void whatWasPushedIsOpenedOnAnyNodeWithTheSameFiles() throws IOException {
        var files = largeFiles();
        var stored = push(packages, files, "large", "1.0.0", false).orThrow().stored();

        var elsewhere =
                node("other-cache", ArchiveLimits.USUAL).open(stored.digest()).orThrow();

        assertThat(count("package_piece")).isEqualTo(4);
        assertThat(stored.size()).isGreaterThan(3L * Pieces.PIECE);
        assertThat(elsewhere.digest()).isEqualTo(files.digest());
        assertThat(elsewhere.root()).isEqualTo(temp.resolve("other-cache").resolve(files.digest()));
        assertThat(elsewhere.root().resolve("noise"))
                .hasSameBinaryContentAs(files.root().resolve("noise"));
        try (var archive = packages.archive(stored)) {
            assertThat(archive.readAllBytes()).hasSize((int) stored.size());
        }
    }

    @Test
    void pushingTheSameAgainChangesNothing() {
        var first = push(packages, files("a"), "shop", "1.0.0", false).orThrow();
        var again = push(packages, files("a"), "shop", "1.0.0", false).orThrow();

        assertThat(first.isNew()).isTrue();
        assertThat(again).isEqualTo(new Pushed(first.stored(), false));
        assertThat(count("package")).isEqualTo(1);
    }

    @Test
    void aVersionMeansOnePackageUntilItIsReplaced() {
        var first = push(packages, files("a"), "shop", "1.0.0", false).orThrow().stored();
        var refused = push(packages, files("b"), "shop", "1.0.0", false);
        assertThat(fault(refused).toString())
                .startsWith("PACKAGE-VERSION-TAKEN There is a package shop:1.0.0 already, with other files (digest ")
                .endsWith("Give the package a new version, or push it with --replace.");
        assertThat(count("package")).isEqualTo(1);

        var second = push(packages, files("b"), "shop", "1.0.0", true).orThrow();
        assertThat(second.isNew()).isTrue();
        assertThat(packages.find("shop:1.0.0").orThrow()).isEqualTo(second.stored());
        // A run that began with the first one still finds its files.
        assertThat(packages.find(first.digest()).orThrow().isCurrent()).isFalse();
        assertThat(packages.open(first.digest()).isSound()).isTrue();

        var back = push(packages, files("a"), "shop", "1.0.0", true).orThrow();
        assertThat(back.isNew()).isFalse();
        assertThat(packages.find("shop").orThrow().digest()).isEqualTo(first.digest());
    }

    @Test
    void aNameAloneMeansItsHighestVersion() {
        for (var version : List.of("1.9.0", "1.10.0", "1.10.0-rc.1", "0.99.0")) pushed("shop", version);

        assertThat(packages.find("shop").orThrow().version()).isEqualTo("1.10.0");
    }

    @Test
    void aDigestMayBeCutAsLongAsItMeansOne() {
        var stored = pushed("shop", "1.0.0");
        for (int i = 0; i < 40; i++) pushed("other", "1.0." + i);

        assertThat(packages.find(stored.digest()).orThrow()).isEqualTo(stored);
        assertThat(packages.find(stored.digest().substring(0, 12)).orThrow()).isEqualTo(stored);
        assertThat(code(packages.find(stored.digest().substring(0, 3)))).isEqualTo("PACKAGE-UNKNOWN");
        assertThat(code(packages.find("0".repeat(64)))).isEqualTo("PACKAGE-UNKNOWN");
    }

    @Test
    void aBeginningThatMeansSeveralIsRefused() {
        var jdbc = JdbcClient.create(store.dataSource());
        for (var end : List.of("0", "1")) {
            jdbc.sql("insert into package values (?, 'task', 'p', '1.0.0', null, 0, 'anna', current_timestamp)")
                    .param("abcd" + end.repeat(60))
                    .update();
        }

        assertThat(fault(packages.find("abcd")).what()).startsWith("\"abcd\" can mean several packages: abcd0000");
        assertThat(packages.find("abcd1").isSound()).isTrue();
    }

    @Test
    void whatIsNotThereIsSaidWithAGuess() {
        pushed("shop", "1.0.0");
        pushed("shop", "1.1.0");

        assertThat(fault(packages.find("shpo")).toString())
                .isEqualTo(
                        "PACKAGE-UNKNOWN There is no package \"shpo\". Did you mean \"shop\"? Give NAME, NAME:VERSION"
                                + " or the beginning of a digest; slipway package list shows them.");
        assertThat(fault(packages.find("shop:2.0.0")).mend()).startsWith("Versions of shop here: 1.1.0, 1.0.0.");
        assertThat(fault(packages.find("shpo:1.0.0")).mend()).startsWith("Did you mean \"shop\"?");
        assertThat(code(packages.find(""))).isEqualTo("PACKAGE-UNKNOWN");
        assertThat(code(packages.open("0".repeat(64)))).isEqualTo("PACKAGE-UNKNOWN");
    }

    @Test
    void theListComesInPagesTheNewestFirst() {
        for (int i = 0; i < 5; i++) pushed("p" + i % 2, "1.0." + i);
        var seen = new ArrayList<String>();
        ListPosition after = null;
        for (var page = packages.list(null, 2, after); !page.isEmpty(); page = packages.list(null, 2, after)) {
            page.forEach(stored -> seen.add(stored.label()));
            after = ListPosition.parse(
                            PackageStore.position(page.get(page.size() - 1)).toString())
                    .orElseThrow();
        }

        assertThat(seen).containsExactly("p0:1.0.4", "p1:1.0.3", "p0:1.0.2", "p1:1.0.1", "p0:1.0.0");
        assertThat(packages.list("p1", 10, null))
                .extracting(StoredPackage::label)
                .containsExactly("p1:1.0.3", "p1:1.0.1");
        assertThat(ListPosition.parse("yesterday_x")).isEmpty();
    }

    @Test
    void aPackageIsNotRemovedWhileARunUsesIt() {
        var stored = pushed("shop", "1.0.0");
        for (var state : RunState.values()) run("run-" + state.word(), stored.digest(), state.word());

        var refused = packages.remove("shop:1.0.0");
        assertThat(fault(refused).what())
                .isEqualTo("The package shop:1.0.0 is used by runs that are not over: run-paused, run-running,"
                        + " run-waiting.");

        JdbcClient.create(store.dataSource())
                .sql("update run set state = 'succeeded'")
                .update();
        var cached = packages.open(stored.digest()).orThrow().root();
        assertThat(packages.remove("shop:1.0.0").orThrow()).isEqualTo(stored);
        assertThat(count("package") + count("package_piece")).isZero();
        assertThat(cached).doesNotExist();
        assertThat(code(packages.remove("shop:1.0.0"))).isEqualTo("PACKAGE-UNKNOWN");
    }

    @Test
    void aNameThatMeansSeveralVersionsRemovesNone() {
        pushed("shop", "1.0.0");
        pushed("shop", "2.0.0");

        assertThat(fault(packages.remove("shop")).what())
                .isEqualTo("\"shop\" can mean several packages: shop:1.0.0, shop:2.0.0.");
        assertThat(packages.remove("shop:1.0.0").isSound()).isTrue();
        assertThat(packages.remove("shop").isSound()).isTrue();
    }

    @Test
    void whatIsTooLargeLeavesNothing() throws IOException {
        var small = node("cache", new ArchiveLimits(Pieces.PIECE + 1, 1 << 30, 100, 100, 5));

        var refused = push(small, largeFiles(), "large", "1.0.0", false);

        assertThat(code(refused)).isEqualTo("PACKAGE-TOO-LARGE");
        assertThat(count("package") + count("package_piece")).isZero();
    }

    @Test
    void aBrokenCacheIsMadeAnew() throws Exception {
        var stored = pushed("shop", "1.0.0");
        var root = packages.open(stored.digest()).orThrow().root();
        var script = root.resolve("scripts/go.sh");
        assertThat(script).isExecutable();
        assertThat(Files.getPosixFilePermissions(script).toString()).doesNotContain("WRITE");

        for (var again : List.of(packages, node("cache", ArchiveLimits.USUAL))) {
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rw-r--r--"));
            Files.writeString(script, "something else");
            // Within one process the cache is looked at once a second.
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (!Files.readString(script).equals("#!/bin/sh\n") && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(50);
                assertThat(again.open(stored.digest()).orThrow().root()).isEqualTo(root);
            }
            assertThat(script).hasContent("#!/bin/sh\n");
        }
        packages.remove("shop");
        try (var left = Files.list(temp.resolve("cache"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void manyWhoOpenAPackageAtOnceShareOneFolder() throws Exception {
        var stored =
                push(packages, largeFiles(), "large", "1.0.0", false).orThrow().stored();

        var roots = atOnce(
                8, number -> () -> packages.open(stored.digest()).orThrow().root());

        assertThat(roots).containsOnly(temp.resolve("cache").resolve(stored.digest()));
        try (var all = Files.list(temp.resolve("cache"))) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void theSamePackagePushedByManyIsThereOnce() throws Exception {
        var files = largeFiles();

        var pushed = atOnce(
                6,
                number -> () -> push(packages, files, "large", "1.0.0", false).orThrow());

        assertThat(pushed.stream().filter(Pushed::isNew)).hasSize(1);
        assertThat(pushed)
                .extracting(one -> one.stored().size())
                .containsOnly(pushed.get(0).stored().size());
        assertThat(count("package")).isEqualTo(1);
    }

    @Test
    void ofManyWhoPushDifferentFilesAsOneVersionOneWins() throws Exception {
        var pushed = atOnce(6, number -> () -> push(packages, files("content " + number), "shop", "1.0.0", false));

        assertThat(pushed.stream().filter(Checked::isSound)).hasSize(1);
        assertThat(pushed.stream().filter(one -> !one.isSound()))
                .allSatisfy(one -> assertThat(code(one)).isEqualTo("PACKAGE-VERSION-TAKEN"));
        assertThat(count("package")).isEqualTo(1);
    }

    @Test
    void whatTheStoreHasForgottenIsTidiedFromTheCache() throws IOException {
        var stored = pushed("shop", "1.0.0");
        var kept = packages.open(stored.digest()).orThrow().root();
        var gone = Files.createDirectories(temp.resolve("cache").resolve("0".repeat(64)));
        var half = Files.createDirectories(temp.resolve("cache/.new-123/x"));

        packages.tidyCache();

        assertThat(kept).exists();
        assertThat(gone).doesNotExist();
        assertThat(half).doesNotExist();
    }

    final <T> List<T> atOnce(int many, IntFunction<Callable<T>> work) throws Exception {
        var threads = Executors.newFixedThreadPool(many);
        try {
            var calls = new ArrayList<Callable<T>>();
            for (int i = 0; i < many; i++) calls.add(work.apply(i));
            var results = new ArrayList<T>();
            for (var done : threads.invokeAll(calls)) results.add(done.get());
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    final PackageStore anotherNode(String cache) {
        return node(cache, ArchiveLimits.USUAL);
    }

    final PackageFiles someFiles(String content) {
        return files(content);
    }
}
