package io.slipway.engine.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnseenSecretsTest {

    @Test
    void settingsPrintNoSecret(@TempDir Path folder) {
        var site = new Site(folder).variable("CHARTS", "deploy:hunter2").with("secret", "deploy:hunter2");

        var settings = site.settings("""
                kafka: {main: {bootstrap: "a:1", properties: {sasl.jaas.config: "password=hunter2"}}}
                pipelines:
                  vector:
                    agg:
                      instances:
                        - {file: a, reload: "curl -u deploy:hunter2 http://a.example"}
                        - {http: "http://a.example/config?token=hunter2"}
                repositories:
                  - {name: a, url: "https://a.example/charts?token=hunter2", secret: "env:CHARTS"}
                  - {name: b, url: "https://b.example/charts", secret: "file:%s"}
                """.formatted(site.file("secret")));

        assertThat(settings.toString())
                .contains("sasl.jaas.config", "http://a.example/config", "https://a.example/charts", "CHARTS")
                .doesNotContain("hunter2");
        assertThat(site.read().toString()).doesNotContain("hunter2");
    }
}
