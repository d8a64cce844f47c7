package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.values.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations as text: one object each, with the word for the way there and the word for the way back. */
final class Operations {

    private Operations() {}

    static String write(List<Operation> operations) {
        var all = JsonNodeFactory.instance.arrayNode();
        for (var one : operations) {
            var row = all.addObject();
            row.put("todo", one.kind().word()).put("rollback", one.kind().wordBack());
            row.put("object", one.object());
            row.set("before", one.before());
            row.set("after", one.after());
        }
        return JsonText.of(all);
    }

    static List<Operation> read(String text) {
        var all = new ArrayList<Operation>();
        for (var row : JsonText.read(text))
            all.add(new Operation(row.path("object").asText(), given(row, "before"), given(row, "after")));
        return all;
    }

    private static @Nullable JsonNode given(JsonNode row, String field) {
        return row.hasNonNull(field) ? row.get(field) : null;
    }
}
