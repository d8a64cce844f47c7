package io.slipway.engine.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchPolicyTest {

    private static final FetchPolicy POLICY = new FetchPolicy(List.of(
            URI.create("https://charts.example/stable"),
            URI.create("http://files.example:8080/pub/"),
            URI.create("https://all.example")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://charts.example/stable",
                "https://charts.example/stable/db-1.2.3.tgz",
                "https://CHARTS.example:443/stable/db.tgz",
                "HTTPS://charts.example/stable/a?version=1",
                "http://files.example:8080/pub/a",
                "https://all.example",
                "https://all.example/any/thing",
            })
    void whatLiesBeneathAnAllowedAddressMayBeFetched(String wanted) {
        assertThat(POLICY.allows(URI.create(wanted))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://charts.example/stable/db.tgz",
                "https://charts.example.evil.example/stable/db.tgz",
                "https://charts.example@evil.example/stable/db.tgz",
                "https://user:pw@charts.example/stable/db.tgz",
                "https://charts.example:8443/stable/db.tgz",
                "https://charts.example/stable-2/db.tgz",
                "https://charts.example/",
                "https://charts.example/stable/../secret",
                "https://charts.example/stable/./a",
                "https://charts.example/stable/%2e%2E/secret",
                "https://charts.example/stable/..%2Fsecret",
                "https://charts.example/stable/%5c..",
                "http://files.example/pub/a",
                "http://files.example:8080/pub",
                "oci://all.example/x",
                "file:/etc/passwd",
                "/stable/db.tgz",
                "mailto:a@all.example",
            })
    void nothingElseMayBeFetched(String wanted) {
        assertThat(POLICY.allows(URI.create(wanted))).isFalse();
    }

    @Test
    void withoutAnAllowedAddressNothingMayBeFetched() {
        assertThat(new FetchPolicy(List.of()).allows(URI.create("https://charts.example/a")))
                .isFalse();
    }
}
