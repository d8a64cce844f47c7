package io.slipway.engine.values;

import static io.slipway.engine.values.Shop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.secrets.Secret;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** TR-8: secrets are never shown. */
class MaskingTest {

    private static final String CANARY = "ca/n+ry \"ä\" 8f3a";
    private static final Masking MASKING = Masking.of(List.of(CANARY, "x1", "first line\n  second line\nab\n"));

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSecretIsHiddenInEachOfItsForms() {
        var url = URLEncoder.encode(CANARY, StandardCharsets.UTF_8);
        for (var form : List.of(
                CANARY,
                base64(CANARY),
                base64(CANARY + "\n"),
                url,
                url.replace("+", "%20"),
                "ca/n+ry \\\"ä\\\" 8f3a",
                "ca\\/n+ry \\\"ä\\\" 8f3a",
                "ca/n+ry \\\"\\u00E4\\\" 8f3a")) {
            assertThat(MASKING.mask("a " + form + " z")).as(form).isEqualTo("a ••• z");
        }
        assertThat(MASKING.mask(CANARY + CANARY)).isEqualTo("••••••");
    }

    @Test
    void base64OfMoreThanTheSecretKeepsNothingOfUse() {
        for (var user : List.of("a:", "ab:", "abc:")) {
            var masked = MASKING.mask("Basic " + base64(user + CANARY + ":z"));
            assertThat(masked).contains("•••");
            var left = masked.replaceAll("^Basic |•••.*", "");
            assertThat(new String(Base64.getDecoder().decode(left), StandardCharsets.UTF_8))
                    .doesNotContain("ca/n");
        }
    }

    @Test
    void aSecretOfSeveralLinesIsHiddenLineByLine() {
        assertThat(MASKING.mask("x first line")).isEqualTo("x •••");
        assertThat(MASKING.mask("  second line,")).isEqualTo("  •••,");
        assertThat(MASKING.mask("abc ab")).isEqualTo("abc •••");
    }

    @Test
    void aVeryShortSecretIsHiddenAsAWordOnly() {
        assertThat(MASKING.mask("x1 x12 ax1 (x1)")).isEqualTo("••• x12 ax1 (•••)");
    }

    @Test
    void ofSecretsThatOverlapNothingIsLeft() {
        assertThat(Masking.of(List.of("abcdef", "defghi")).mask("-abcdefghi-")).isEqualTo("-•••-");
        assertThat(Masking.of(List.of("abcd", "abcdefgh")).mask("-abcdefgh-")).isEqualTo("-•••-");
    }

    @Test
    void answersHideWhatTheSchemaCallsSecret() {
        var schema = yaml("""
                type: object
                properties:
                  a: {type: string, format: password}
                  b: {type: object, x-secret: true, properties: {c: {type: string}}}
                  l: {type: array, items: {type: object, properties: {k: {type: string, x-secret: true}}}}
                  m: {type: object, additionalProperties: {type: string, format: password}}
                  o: {oneOf: [{type: string}, {type: string, format: password}]}
                  p: {type: string}
                """);
        assertThat(Masking.json(schema, yaml("{a: 1, b: {c: 2}, l: [{k: 3, n: 4}], m: {x: 5}, o: 6, p: 7, q: 8}")))
                .isEqualTo(yaml("{a: •••, b: •••, l: [{k: •••, n: 4}], m: {x: •••}, o: •••, p: 7, q: 8}"));
    }

    @Test
    void thousandsOfLinesAndSecretsCostLittle() {
        var secrets = new ArrayList<String>();
        for (int i = 0; i < 500; i++) secrets.add("secret-number-" + i * 7919);
        var masking = Masking.of(secrets);
        var line =
                "2026-11-21T12:00:00Z INFO rolled out deployment api: 1 of 3 ready, waiting for secrets of pod api-7f";
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();

        for (int i = 0; i < 20_000; i++) assertThat(masking.mask(line).length()).isEqualTo(line.length());

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void nothingShowsASecretByAccident() {
        var run = Shop.run("{a: {password: %s}}".formatted("canary-8f3a"), "{b: canary-8f3a}");
        assertThat(List.of(new Secret(CANARY), MASKING, run, Scope.of("a", run, Map.of()))
                        .toString())
                .doesNotContain("canary-8f3a")
                .doesNotContain("8f3a");
        assertThat(new Secret("a")).isEqualTo(new Secret("a")).isNotEqualTo(new Secret("b"));
    }
}
