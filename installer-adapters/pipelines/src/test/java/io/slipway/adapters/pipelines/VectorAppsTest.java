package io.slipway.adapters.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.install.InstallProblem;
import io.slipway.engine.install.InstallTask;
import io.slipway.engine.install.Operation;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.TaskContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipelines of apps on two instances that are real files with a real reload. AP-22. */
class VectorAppsTest {

    private static final String BASE = "# the site's own\napi:\n  enabled: true\ndata_dir: /var/lib/vector\n";
    private static final String SHOP = """
            sources: {in: {type: http_server, address: "0.0.0.0:9000", auth: {password: hunter22}}}
            sinks: {out: {type: console, inputs: [in], encoding: {codec: json}}}
            """;

    @TempDir
    Path folder;

    Stage stage;
    TaskContext context;

    @BeforeEach
    void build() {
        stage = new Stage(folder.resolve("site"));
        stage.write("one.yaml", BASE);
        stage.role("vector", "agg", stage.fileInstance("one.yaml"), stage.fileInstance("two.toml"));
        context = TestRoom.in(folder).task("{}");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private List<Operation> prepared(InstallTask task) {
        assertThat(stage.kind("vector").check(task).render()).isEmpty();
        return stage.kind("vector").second(task);
    }

    private List<Operation> installed(InstallTask task) throws InterruptedException {
        var todo = prepared(task);
        assertThat(stage.kind("vector").third(task, todo, context)).allMatch(note -> note.contains("Slipway alone"));
        assertThat(stage.kind("vector").probe(task, todo, context)).isInstanceOf(Probe.Present.class);
        stage.over(task.run());
        return todo;
    }

    private void isAsBefore() {
        assertThat(stage.text("one.yaml")).isEqualTo(BASE);
        assertThat(stage.text("two.toml")).isEqualTo("nothing");
    }

    @Test
    void anAppIsOnAllInstancesAndGoesFromThemByteForByte() throws Exception {
        var task = stage.task("shop-1", "vector", Map.of("agg", SHOP));
        var todo = prepared(task);
        assertThat(todo)
                .extracting(Operation::object)
                .containsExactly("agg", "agg@file:" + stage.file("one.yaml"), "agg@file:" + stage.file("two.toml"));
        isAsBefore();
        installed(task);
        assertThat(stage.text("one.yaml"))
                .contains("# slipway: part of shop", "\"in\": {", "\"data_dir\": \"/var/lib/vector\"");
        assertThat(stage.text("two.toml")).contains("[\"sources\"]", "\"in\" = {\"type\" = \"http_server\"");
        assertThat(stage.text("one.yaml.running")).isEqualTo(stage.text("one.yaml"));
        assertThat(stage.kind("vector").second(stage.task("shop-1", "vector", Map.of("agg", SHOP))))
                .as("nothing has drifted")
                .isEmpty();

        stage.kind("vector").rollback(task, todo, context);
        isAsBefore();
        assertThat(stage.text("one.yaml.running")).isEqualTo(BASE);
        assertThat(stage.kind("vector").probe(task, todo, context)).isInstanceOf(Probe.Absent.class);
        stage.kind("vector").rollback(task, todo, context);
        isAsBefore();
    }

    @Test
    void oneInstanceThatRefusesMakesAllGoBackAndNoPasswordIsSaid() {
        stage.write("two.toml.stubborn", "");
        var task = stage.task("shop-1", "vector", Map.of("agg", SHOP));
        var todo = prepared(task);
        assertThatThrownBy(() -> stage.kind("vector").third(task, todo, context))
                .isInstanceOf(InstallProblem.class)
                .hasMessageContaining("two.toml ended with status 3: bad configuration")
                .hasMessageContaining("run what they ran before")
                .hasMessageNotContaining("hunter22");
        isAsBefore();
        assertThat(stage.text("one.yaml.running")).isEqualTo(BASE);
        assertThat(stage.kind("vector").probe(task, todo, context)).isInstanceOf(Probe.Absent.class);
    }

    @Test
    void twoAppsShareARoleAndEachGoesByItself() throws Exception {
        installed(stage.task("shop-1", "vector", Map.of("agg", SHOP)));
        var withShop = stage.text("one.yaml");
        stage.requires.put("more", java.util.Set.of("shop"));
        var more = stage.task("more-1", "vector", Map.of("agg", "sinks: {more: {type: blackhole, inputs: [in]}}"));
        var todo = installed(more);
        assertThat(stage.text("one.yaml")).contains("# slipway: part of shop", "# slipway: part of more");
        stage.kind("vector").rollback(more, todo, context);
        assertThat(stage.text("one.yaml")).isEqualTo(withShop);
    }

    @Test
    void whoIsKilledBetweenInstancesIsSeenAsPartlyAndGoesBackOrOn() throws Exception {
        var task = stage.task("shop-1", "vector", Map.of("agg", SHOP));
        var todo = prepared(task);
        killedAfter(1, task, todo);
        assertThat(stage.text("one.yaml")).contains("# slipway: part of shop");
        assertThat(stage.kind("vector").probe(task, todo, context)).isInstanceOf(Probe.Partly.class);
        stage.kind("vector").rollback(task, todo, context);
        isAsBefore();

        killedAfter(1, task, todo);
        stage.kind("vector").third(task, todo, context);
        assertThat(stage.text("two.toml.running")).contains("http_server");
        assertThat(stage.kind("vector").probe(task, todo, context)).isInstanceOf(Probe.Present.class);
        stage.kind("vector").rollback(task, todo, context);
        isAsBefore();
    }

    /** The instance before has its text, this one its file but no reload, and nobody puts anything back. */
    private void killedAfter(int instances, InstallTask task, List<Operation> todo) {
        var killed = new KilledTargets(stage.targets(), instances);
        var kind = stage.kindOn("vector", killed);
        assertThatThrownBy(() -> kind.third(task, todo, context)).isInstanceOf(KilledTargets.Killed.class);
    }

    @Test
    void aTextThatWasChangedByHandIsNotWrittenOver() throws Exception {
        installed(stage.task("shop-1", "vector", Map.of("agg", SHOP)));
        stage.write("one.yaml", stage.text("one.yaml") + "# mine\n");
        var next = stage.task("shop-2", "vector", Map.of("agg", SHOP.replace("console", "blackhole")));
        assertThat(stage.kind("vector").check(next).render())
                .contains("PIPELINE-INSTANCE", "changed by hand", "one.yaml");
        assertThat(stage.kind("vector").second(stage.task("shop-1", "vector", Map.of("agg", SHOP))))
                .extracting(Operation::object)
                .containsExactly("agg@file:" + stage.file("one.yaml"));
        Files.delete(stage.file("one.yaml"));
        var todo = installed(next);
        assertThat(stage.text("one.yaml")).contains("blackhole", "data_dir");
        stage.kind("vector").rollback(next, todo, context);
        assertThat(stage.text("one.yaml")).as("as it was before the install").isEqualTo("nothing");
        assertThat(stage.text("two.toml")).contains("console");
    }

    @Test
    void whatAnInstanceThatIsNoLongerNamedStillRunsIsToldWithTheMend() throws Exception {
        installed(stage.task("shop-1", "vector", Map.of("agg", SHOP)));
        stage.role("vector", "agg", stage.fileInstance("one.yaml"));
        var gone = stage.task("shop-2", "vector", Map.of());
        var notes = stage.kind("vector").third(gone, prepared(gone), context);
        assertThat(notes).anyMatch(note -> note.contains("two.toml") && note.contains("slipway: part of shop"));
        assertThat(stage.text("one.yaml")).isEqualTo(BASE);
    }

    @Test
    void anUninstallThatGoesBackGivesTheTextBackByteForByte() throws Exception {
        installed(stage.task("shop-1", "vector", Map.of("agg", SHOP)));
        var before = stage.text("one.yaml");
        var gone = stage.task("shop-2", "vector", Map.of());
        var todo = installed(gone);
        isAsBefore();
        stage.kind("vector").rollback(gone, todo, context);
        assertThat(stage.text("one.yaml")).isEqualTo(before);
        assertThat(stage.text("two.toml.running"))
                .isEqualTo(stage.text("two.toml"))
                .contains("http_server");
    }

    @Test
    void aRoleWithoutAnInstanceIsAFaultUnlessTheAppBringsOne() throws Exception {
        var task = stage.task("shop-1", "vector", Map.of("ag", SHOP));
        assertThat(stage.kind("vector").check(task).render())
                .contains("PIPELINE-ROLE", "vector/ag", "Did you mean \"agg\"?");
        stage.shipped.add("vector/ag");
        var todo = prepared(task);
        assertThat(stage.kind("vector").third(task, todo, context)).anyMatch(note -> note.contains("no instance yet"));
        assertThat(stage.kind("vector").probe(task, todo, context)).isInstanceOf(Probe.Present.class);
    }
}
