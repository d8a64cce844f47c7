package io.slipway.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway app lint} and {@code app explain}, which need no server (AP-3). */
class AppCommandTest {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("slipway.root", "..")).resolve("examples/splunk-like");

    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int slipway(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Slipway.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private String shop(String path, String text) throws IOException {
        var shop = temp.resolve("shop");
        Files.createDirectories(shop.resolve(path).getParent());
        Files.writeString(shop.resolve("app.conf"), "[app]\nid = shop\nversion = 1.2.0\n");
        Files.writeString(shop.resolve(path), text);
        return shop.toString();
    }

    @Test
    void ap1TheExampleIsSound() {
        assertThat(slipway("app", "lint", EXAMPLE.toString())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .isEqualTo(EXAMPLE
                        + ": shop 1.2.0 is sound, 13 objects, 2 pipelines, 7 Kubernetes objects, 0 warnings.\n");
    }

    @Test
    void ap1FaultsGoToTheOutputAndWarningsBesideIt() throws IOException {
        var shop = shop("default/alert.conf", "[a]\nsavedsearch = nothere\ncondition = count > 1\ncolour = red\n");

        assertThat(slipway("app", "lint", shop)).isEqualTo(2);
        assertThat(out.toString()).startsWith(shop + "/default/alert.conf:2:1 APP-REFERENCE ");
        assertThat(err.toString())
                .contains("warning: " + shop + "/default/alert.conf:4:1 APP-UNKNOWN-KEY ")
                .endsWith(shop + ": 1 fault, 1 warning.\n");

        assertThat(slipway("app", "lint", "-o", "json", shop, EXAMPLE.toString()))
                .isEqualTo(2);
        assertThat(JsonPath.<List<Integer>>read(out.toString(), "$[*].faults[*].line"))
                .containsExactly(2);
        assertThat(JsonPath.<List<String>>read(out.toString(), "$[*].warnings[*].code"))
                .containsExactly("APP-UNKNOWN-KEY");
        assertThat(JsonPath.<List<Boolean>>read(out.toString(), "$[*].sound")).containsExactly(false, true);
        assertThat(slipway("app", "lint", temp.resolve("nothing.tgz").toString()))
                .isEqualTo(2);
        assertThat(out.toString()).contains("PACKAGE-NOT-THERE");
    }

    @Test
    void ap3ExplainTellsWhichSourceWonAndWhatItHid() {
        assertThat(slipway("app", "explain", EXAMPLE.toString(), "savedsearch/errors/cron"))
                .isZero();
        assertThat(out.toString().replace(EXAMPLE + "/", "")).isEqualTo("""
                        cron = */15 * * * *
                          from local, local/search/savedsearch.conf:3:1
                          hides 5 * * * * from default, default/search/savedsearch.conf:5:1
                        """);

        assertThat(slipway("app", "explain", "-o", "json", EXAMPLE.toString(), "savedsearch/errors/cron"))
                .isZero();
        assertThat(JsonPath.<String>read(out.toString(), "$[0].source")).isEqualTo("local");
        assertThat(JsonPath.<String>read(out.toString(), "$[0].hides.value")).isEqualTo("5 * * * *");
        assertThat(JsonPath.<Integer>read(out.toString(), "$[0].hides.line")).isEqualTo(5);
    }

    @Test
    void ap3WhatIsNotThereIsToldWithAGuess() {
        assertThat(slipway("app", "explain", EXAMPLE.toString(), "savedsearch/errors/corn"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("says nothing about", "Did you mean \"savedsearch/errors/cron\"?");
        assertThat(slipway("app", "explain", EXAMPLE.toString(), "x")).isEqualTo(2);
        assertThat(err.toString()).contains("Write file/stanza/key");
    }

    @Test
    void aSecretIsNotExplained() throws IOException {
        var shop = shop("default/sqlconnector.conf", "[db]\nurl = jdbc:x\npassword = geheim\n");
        assertThat(slipway("app", "explain", shop, "sqlconnector/db")).isZero();
        assertThat(out.toString()).contains("password = (secret)").doesNotContain("geheim");
    }
}
