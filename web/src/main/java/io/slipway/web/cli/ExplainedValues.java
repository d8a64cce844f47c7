package io.slipway.web.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.app.AppPackage;
import io.slipway.engine.app.Setting;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.yaml.Suggestion;
import io.slipway.web.Problem;
import java.io.PrintWriter;
import java.util.List;

/** Values of an app, each with the source that won and what it hid (AP-3). */
record ExplainedValues(List<Setting> settings) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ExplainedValues of(AppPackage app, String path) {
        var settings = app.explain(path);
        if (!settings.isEmpty()) return new ExplainedValues(settings);
        var guess = Suggestion.sentence(path, app.explainable());
        throw Problem.usage(
                "The app " + app.id() + " says nothing about " + Quoted.of(path) + ".",
                guess.isEmpty() ? "Write file/stanza/key, as savedsearch/errors/cron." : guess);
    }

    void print(PrintWriter out) {
        settings.forEach(setting -> {
            out.println(setting.key() + " = " + text(setting));
            out.println("  from " + setting.source().folder() + ", " + setting.place());
            setting.hidden()
                    .ifPresent(hidden -> out.println("  hides " + text(hidden) + " from "
                            + hidden.source().folder() + ", " + hidden.place()));
        });
    }

    /** Further lines of a value are indented, and none can steer a terminal. */
    private static String text(Setting setting) {
        return String.join(
                "\n    ", setting.shown().lines().map(Quoted::printable).toList());
    }

    List<JsonNode> json() {
        return settings.stream().map(ExplainedValues::json).toList();
    }

    private static JsonNode json(Setting setting) {
        ObjectNode json = JSON.createObjectNode()
                .put("key", setting.key())
                .put("value", setting.shown())
                .put("source", setting.source().folder())
                .put("file", setting.place().file())
                .put("line", setting.place().line());
        setting.hidden().ifPresent(hidden -> json.set("hides", json(hidden)));
        return json;
    }
}
