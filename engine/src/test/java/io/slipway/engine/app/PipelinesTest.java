package io.slipway.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.app.pipeline.VectorComponent;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AP-1 and AP-2: pipelines in their native formats, the files of a folder made into one configuration. */
class PipelinesTest {

    private static final String EDGE = "default/datastream/vector/edge/";
    private static final String PARSE = "default/datastream/logstash/parse/";

    @TempDir
    Path temp;

    @Test
    void ap2VectorsFormatsMakeOneConfiguration() throws IOException {
        var edge = Apps.in(temp)
                .with(EDGE + "a.toml", "[sources.web]\ntype = \"file\"\ninclude = [\"/a\"]\n")
                .with(EDGE + "b.yaml", "transforms:\n  parsed: {type: remap, inputs: [web], source: '.'}\n")
                .with(EDGE + "c.json", "{\"sinks\": {\"out\": {\"type\": \"console\", \"inputs\": [\"parsed\"]}}}")
                .with(EDGE + "d.conf", "# toml\n\n[sources.more]\ntype = \"file\"\n")
                .with(EDGE + "e.conf", "sinks:\n  more_out:\n    type: console\n    inputs: [more]\n")
                .sound()
                .pipelines()
                .get(0);

        assertThat(edge.path()).isEqualTo("vector/edge");
        assertThat(edge.components())
                .extracting(VectorComponent::id)
                .containsExactly("web", "more", "parsed", "out", "more_out");
        assertThat(edge.components().get(2).inputs()).containsExactly("web");
        assertThat(edge.components().get(0).place().toString()).endsWith("edge/a.toml:1:1");
        assertThat(edge.config().orElseThrow().at("/sinks/out/type").textValue())
                .isEqualTo("console");
    }

    @Test
    void ap2LocalChangesKeysOfVectorsComponents() throws IOException {
        var config = Apps.in(temp)
                .with(EDGE + "a.toml", "data_dir = \"/a\"\n[sources.web]\ntype = \"file\"\ninclude = [\"/a\"]\n")
                .with("local/datastream/vector/edge/mine.yaml", "data_dir: /b\nsources:\n  web: {include: [/b]}\n")
                .sound()
                .pipelines()
                .get(0)
                .config()
                .orElseThrow();

        assertThat(config.at("/sources/web/type").textValue()).isEqualTo("file");
        assertThat(config.at("/sources/web/include/0").textValue()).isEqualTo("/b");
        assertThat(config.at("/data_dir").textValue()).isEqualTo("/b");
    }

    @Test
    void ap2TestsOfVectorGoOnFromFileToFile() throws IOException {
        var config = Apps.in(temp)
                .with(EDGE + "a.toml", "[[tests]]\nname = \"a\"\n")
                .with(EDGE + "b.toml", "[[tests]]\nname = \"b\"\n")
                .sound()
                .pipelines()
                .get(0)
                .config()
                .orElseThrow();
        assertThat(config.at("/tests/1/name").textValue()).isEqualTo("b");
    }

    @Test
    void ap2LogstashFilesAreJoinedAndLocalOnesHideThoseOfTheirName() throws IOException {
        var app = Apps.in(temp)
                .with(PARSE + "1.conf", "input { stdin {} }")
                .with(PARSE + "2.conf", "filter { }\n")
                .with("local/datastream/logstash/parse/2.conf", "filter { mutate { } }\n")
                .with("default/datastream/fluentd/edge/rule.conf", "<source>\n")
                .sound();

        assertThat(app.pipelines().get(1).text()).isEqualTo("input { stdin {} }\nfilter { mutate { } }\n");
        assertThat(app.pipelines().get(0).path()).isEqualTo("fluentd/edge");
        assertThat(app.pipelines().get(0).text()).isEqualTo("<source>\n");
    }

    @Test
    void ap1WhatIsWrongWithVectorsStructureIsToldAtOnce() throws IOException {
        assertThat(Apps.in(temp)
                        .with(EDGE + "a.toml", """
                                [sources.web]
                                include = ["/a"]
                                [transforms.web]
                                type = "remap"
                                inputs = ["weeb"]
                                [transforms.a]
                                type = "remap"
                                inputs = ["b"]
                                [transforms.b]
                                type = "remap"
                                inputs = ["a", "web"]
                                [sinks.waits]
                                type = "console"
                                inputs = ["b.dropped", "sr*"]
                                [sinks.empty]
                                type = "console"
                                """)
                        .with(EDGE + "b.yaml", "sources:\n  web: {type: file}\nsinks: none\n")
                        .with(EDGE + "c.toml", "[sources.x\n")
                        .with(EDGE + "d.json", "{\"sources\": [}")
                        .faults())
                .containsExactly(
                        EDGE + "a.toml:1:1 PIPELINE-TYPE",
                        EDGE + "a.toml:3:1 PIPELINE-TWICE",
                        EDGE + "a.toml:6:1 PIPELINE-CIRCLE",
                        EDGE + "a.toml:15:1 PIPELINE-INPUT",
                        EDGE + "b.yaml:2:8 PIPELINE-TWICE",
                        EDGE + "b.yaml:3:8 PIPELINE-TYPE",
                        EDGE + "c.toml:1:11 PIPELINE-SYNTAX",
                        EDGE + "d.json:1:14 DOCUMENT-SYNTAX");
    }

    @Test
    void ap1AnInputOfARequiredAppIsAWarning() throws IOException {
        var apps = Apps.in(temp).with(EDGE + "a.toml", "[sinks.out]\ntype = \"console\"\ninputs = [\"theirs\"]\n");
        assertThat(apps.faults()).containsExactly(EDGE + "a.toml:1:1 PIPELINE-INPUT");
        assertThat(apps.with("app.conf", "[app]\nid = a\nversion = 1.0.0\nrequires = base\n")
                        .warnings())
                .containsExactly(EDGE + "a.toml:1:1 PIPELINE-INPUT");
    }

    @Test
    @Timeout(10)
    void aHostileTomlFileIsRefusedQuickly() throws IOException {
        assertThat(Apps.in(temp)
                        .with(EDGE + "a.toml", "a = " + "[".repeat(200_000))
                        .faults())
                .containsExactly(EDGE + "a.toml PIPELINE-SYNTAX");
        assertThat(Apps.in(temp)
                        .with(EDGE + "a.toml", "[" + "a.".repeat(200_000) + "a]\n")
                        .faults())
                .hasSize(1);
        assertThat(Apps.in(temp)
                        .with(EDGE + "a.toml", "a = " + "9".repeat(200_000))
                        .faults())
                .hasSize(1);
        assertThat(Apps.in(temp)
                        .with(EDGE + "a.toml", "a = '" + "9".repeat(9_000_000))
                        .faults())
                .containsExactly(EDGE + "a.toml APP-TOO-BIG");
    }

    @Test
    @Timeout(10)
    void aHostileLogstashFileIsReadQuickly() throws IOException {
        var spaces = " ".repeat(1_000_000);
        var text = "input" + spaces + "{" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}" + "/".repeat(100_000);
        assertThat(Apps.in(temp).with(PARSE + "a.conf", text).faults()).hasSize(1);
        assertThat(Apps.in(temp)
                        .with(PARSE + "a.conf", "input { " + "=~ /".repeat(500_000))
                        .faults())
                .hasSize(1);
        assertThat(Apps.in(temp)
                        .with(PARSE + "a.conf", "input { a =>" + spaces + "/ }")
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing {\n",
                "input { stdin { } } output { stdout { codec => rubydebug } }",
                "filter\n{\n  if [a] =~ /^\\/x{2}['\"]$/ and \"b\" in [tags] { drop { } }\n}\n",
                "output { http { url => 'http://x/y?a={b' headers => { \"a\" => \"}\\\"\" } } } # end }",
                "filter { ruby { code => 'event.set(\"x\",\n  {})' } }",
                "input # from files\n{ file { path => 'C:\\x\\' y' } }",
                "input { file { path => [\"/var/*.log\", \"/b\"] } }\r\nfilter { }\r\n"
            })
    void ap1SoundLogstashFilesPass(String text) throws IOException {
        assertThat(Apps.in(temp).with(PARSE + "a.conf", text).faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "input { beats { port => 5044 } | 1:7",
                "input { } } | 1:11",
                "inputs { } | 1:8",
                "{ } | 1:1",
                "input { a => \"b } | 1:14",
                "input { a => [1} | 1:16",
                "loose words here | 1:6",
                "input | 1:6"
            })
    void ap1BrokenLogstashFilesAreToldWithThePlace(String text, String place) throws IOException {
        assertThat(Apps.in(temp).with(PARSE + "a.conf", text).faults())
                .containsExactly(PARSE + "a.conf:" + place + " PIPELINE-SYNTAX");
    }
}
