package io.slipway.delegates.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.adapters.http.CheckedDownloads;
import io.slipway.adapters.http.WebRequests;
import io.slipway.adapters.shell.DetachedScripts;
import io.slipway.adapters.shell.ShellSettings;
import io.slipway.delegates.BuiltIn;
import io.slipway.delegates.NoCluster;
import io.slipway.delegates.NoopDelegate;
import io.slipway.delegates.container.ContainerDelegate;
import io.slipway.delegates.http.HttpDelegate;
import io.slipway.delegates.kubernetes.KubernetesDelegate;
import io.slipway.delegates.shell.ScriptDelegate;
import io.slipway.delegates.shell.ShellDelegate;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.secrets.SecretKey;
import io.slipway.engine.site.FetchPolicy;
import io.slipway.engine.site.Policy;
import io.slipway.engine.task.TaskType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the element templates and the reference to the schemas. To write them anew:
 * {@code ./mvnw -pl delegates -am verify -Dtest=ReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dreference.write}
 */
class ReferenceTest {

    private static final Path ROOT = Path.of(System.getProperty("slipway.root", ".."));
    private static final String BEGIN = "<!-- Made from the schemas of the task types, by ReferenceTest. -->\n";

    private static final String STEPS_BEGIN = "<!-- Made from SagaSteps, by ReferenceTest. -->\n";
    private static final String STEPS_END = "<!-- Up to here. -->";

    @TempDir
    Path folder;

    DetachedScripts scripts;
    List<TaskType> types;

    @BeforeEach
    void makeTypes() {
        scripts = new DetachedScripts(ShellSettings.usual(folder));
        var fetch = new FetchPolicy(List.of());
        var downloads = new CheckedDownloads(fetch, folder);
        var policy = new Policy(new Policy.TaskPackages(true, true), new Policy.Apps(false, false), fetch);
        var none = new NoCluster();
        types = List.of(
                new ShellDelegate(scripts, downloads, policy),
                new ScriptDelegate(scripts, downloads, policy),
                new HttpDelegate(new WebRequests(fetch)),
                builtIn("helm"),
                new KubernetesDelegate(none, none, none, none, new SecretBox(SecretKey.generate()), policy),
                new ContainerDelegate(none, none, none, none),
                builtIn("kafka"),
                builtIn("vector"),
                builtIn("logstash"),
                new NoopDelegate());
    }

    /** Its schema needs nothing of what it works with. */
    private static TaskType builtIn(String name) {
        return BuiltIn.kinds().stream()
                .filter(kind -> kind.name().equals(name))
                .map(TaskType.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void close() {
        scripts.close();
    }

    @Test
    void eachTypeHasItsElementTemplate() throws IOException {
        for (var type : types) {
            var file = ROOT.resolve("processes/element-templates/" + type.name() + ".json");
            hold(file, ElementTemplate.text(type));
        }
    }

    @Test
    void theReferenceTellsWhatTheSchemasTell() throws IOException {
        var page = ROOT.resolve("docs/task-packages.md");
        var text = Files.readString(page);
        hold(page, text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + Reference.of(types));
    }

    @Test
    void eachStepHasItsElementTemplate() throws IOException {
        for (var step : SagaSteps.all()) {
            var file = ROOT.resolve("processes/element-templates/steps/" + step.bean() + ".json");
            hold(file, ElementTemplate.text(step.template()));
        }
    }

    @Test
    void designersAreToldOfTheSteps() throws IOException {
        var page = ROOT.resolve("docs/designers.md");
        var text = Files.readString(page);
        int begin = text.indexOf(STEPS_BEGIN) + STEPS_BEGIN.length();
        hold(page, text.substring(0, begin) + SagaSteps.markdown() + text.substring(text.indexOf(STEPS_END)));
    }

    private static void hold(Path file, String text) throws IOException {
        if (System.getProperty("reference.write") != null) Files.writeString(file, text);
        assertThat(file).as("Write it anew as the comment of this class says").hasContent(text);
    }

    /** What a modeler needs of a template, beside the published schema, which processes/lint checks. */
    @Test
    void aTemplateBindsEachPropertyOnceAndNamesItsDelegate() {
        for (var type : types) {
            var template = ElementTemplate.of(type);
            var bound = new HashSet<String>();
            template.path("properties").forEach(property -> {
                var binding = property.path("binding");
                assertThat(bound.add(binding.path("type").asText()
                                + binding.path("name").asText()))
                        .as("bound once: %s", binding)
                        .isTrue();
                if (!property.path("type").asText().equals("Hidden"))
                    assertThat(property.path("label").asText()).isNotBlank();
            });
            assertThat(bound).contains("propertycamunda:delegateExpression", "camunda:propertyrollback");
            assertThat(template.toString()).contains("${" + type.name() + "Delegate}");
        }
    }

    @Test
    void expressionsAreFilledInWhereTheSchemaMarksIt() {
        var shell = types.get(0).templates();
        assertThat(shell.isTemplate(List.of("env", "HOST"))).isTrue();
        assertThat(shell.isTemplate(List.of("run"))).isFalse();
        assertThat(shell.isTemplate(List.of("run", "url"))).isFalse();
        var http = types.get(2).templates();
        assertThat(http.isTemplate(List.of("undo", "headers", "X"))).isTrue();
        assertThat(http.isTemplate(List.of("body", "deep", "in"))).isTrue();
        assertThat(http.isTemplate(List.of("method"))).isFalse();
        var helm = types.get(3).templates();
        assertThat(helm.isTemplate(List.of("values", "auth", "password"))).isTrue();
        assertThat(helm.isTemplate(List.of("release"))).isFalse();
    }
}
