package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.app.AppFindings;
import io.slipway.engine.app.AppReader;
import io.slipway.engine.fault.Fault;
import io.slipway.web.pack.FaultView;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What came of looking at one app. */
record LintedApp(String source, AppFindings findings) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static LintedApp of(Path source, AppReader reader) {
        return new LintedApp(source.toString(), reader.look(source));
    }

    boolean isSound() {
        return findings.app().isSound();
    }

    void printFaults(PrintWriter out) {
        findings.app().faults().stream().map(Fault::toString).forEach(out::println);
        out.flush();
    }

    List<String> warnings() {
        return findings.warnings().stream()
                .map(warning -> "warning: " + warning)
                .toList();
    }

    String summary() {
        var warnings = count(findings.warnings().count(), "warning");
        if (!isSound()) {
            return source + ": " + count(findings.app().faults().count(), "fault") + ", " + warnings + ".";
        }
        var app = findings.app().orThrow();
        return "%s: %s %s is sound, %s, %s, %s, %s."
                .formatted(
                        source,
                        app.id(),
                        app.version(),
                        count(app.objects().size(), "object"),
                        count(app.pipelines().size(), "pipeline"),
                        count(app.services().size(), "Kubernetes object"),
                        warnings);
    }

    private static String count(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }

    JsonNode json() {
        var json = JSON.createObjectNode().put("app", source).put("sound", isSound());
        if (isSound()) {
            var app = findings.app().orThrow();
            json.put("id", app.id())
                    .put("version", app.version().toString())
                    .put("objects", app.objects().size())
                    .put("pipelines", app.pipelines().size())
                    .put("kubernetesObjects", app.services().size());
        }
        json.set("faults", JSON.valueToTree(FaultView.of(findings.app().faults())));
        return json.set("warnings", JSON.valueToTree(FaultView.of(findings.warnings())));
    }
}
