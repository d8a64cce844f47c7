package io.slipway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Server-side apply, with books of what each applier has set: what one of them no longer says goes, and what another one
 * has set to something else is a conflict. Of other writers no book is kept.
 */
final class Apply {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> IDENTITY =
            List.of("name", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp", "managedFields");

    private final String manager;
    private final boolean force;

    Apply(String manager, boolean force) {
        this.manager = manager;
        this.force = force;
    }

    ObjectNode onto(ObjectNode live, ObjectNode wanted) {
        var fields = fieldsOf(wish(wanted), "");
        var result = live.deepCopy();
        var books = books(live);
        refuseConflicts(live, wanted, books);
        for (var book : books)
            if (isOurs(book)) drop(result, (ObjectNode) book.path("fieldsV1"), fields, shared(books));
        merge(result, wish(wanted));
        result.withObject("metadata").set("managedFields", rewritten(books, wanted, fields));
        return result;
    }

    private static ObjectNode wish(ObjectNode object) {
        var wish = object.deepCopy();
        wish.remove(List.of("apiVersion", "kind", "status"));
        if (wish.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(IDENTITY);
            if (metadata.isEmpty()) wish.remove("metadata");
        }
        return wish;
    }

    private boolean isOurs(JsonNode book) {
        return book.path("manager").asText().equals(manager)
                && book.path("operation").asText().equals("Apply");
    }

    private static ArrayNode books(ObjectNode live) {
        return live.path("metadata").path("managedFields") instanceof ArrayNode books
                ? books.deepCopy()
                : NODES.arrayNode();
    }

    /** What others have set. */
    private ObjectNode shared(ArrayNode books) {
        var all = NODES.objectNode();
        for (var book : books)
            if (!isOurs(book) && book.path("fieldsV1") instanceof ObjectNode fields)
                all.setAll(Patches.merge(all, fields));
        return all;
    }

    private static ObjectNode fieldsOf(JsonNode value, String name) {
        var fields = NODES.objectNode();
        if (value instanceof ObjectNode object)
            for (var one : object.properties()) fields.set("f:" + one.getKey(), fieldsOf(one.getValue(), one.getKey()));
        var key = value.isArray() ? MergeKeys.of(name, value, value) : Optional.<String>empty();
        key.filter(some -> !value.isEmpty())
                .ifPresent(some -> value.forEach(item -> fields.set(
                        "k:" + NODES.objectNode().set(some, item.path(some)),
                        ((ObjectNode) fieldsOf(item, "")).set(".", NODES.objectNode()))));
        return fields;
    }

    /** Takes away what stood in our book, is not said any more, and is in nobody else's. */
    private static void drop(JsonNode from, ObjectNode then, ObjectNode now, ObjectNode others) {
        for (var one : then.properties()) {
            var name = one.getKey();
            if (name.equals(".")) continue;
            var stays = now.get(name);
            var elsewhere = others.get(name);
            if (stays == null && elsewhere == null) remove(from, name);
            else {
                var inner = child(from, name);
                if (inner != null) drop(inner, (ObjectNode) one.getValue(), orNone(stays), orNone(elsewhere));
            }
        }
    }

    private static ObjectNode orNone(@Nullable JsonNode fields) {
        return fields instanceof ObjectNode object ? object : NODES.objectNode();
    }

    private static @Nullable JsonNode child(JsonNode of, String name) {
        if (name.startsWith("f:")) return of.get(name.substring(2));
        int at = indexOf(of, name);
        return at < 0 ? null : of.get(at);
    }

    private static void remove(JsonNode from, String name) {
        if (name.startsWith("f:") && from instanceof ObjectNode object) object.remove(name.substring(2));
        else if (from instanceof ArrayNode list && indexOf(list, name) >= 0) list.remove(indexOf(list, name));
    }

    private static int indexOf(JsonNode list, String name) {
        var key = Json.object(name.substring(2).getBytes(StandardCharsets.UTF_8));
        var field = key.fieldNames().next();
        return MergeKeys.find(list, field, key.path(field));
    }

    private static void merge(ObjectNode into, ObjectNode wanted) {
        for (var one : wanted.properties()) {
            var name = one.getKey();
            var there = into.get(name);
            if (one.getValue() instanceof ObjectNode inner)
                merge(there instanceof ObjectNode object ? object : into.putObject(name), inner);
            else if (one.getValue() instanceof ArrayNode list && there instanceof ArrayNode now)
                into.set(name, mergedItems(name, now, list));
            else into.set(name, one.getValue().deepCopy());
        }
    }

    private static ArrayNode mergedItems(String name, ArrayNode now, ArrayNode list) {
        var key = MergeKeys.of(name, now, list);
        if (key.isEmpty()) return list.deepCopy();
        for (var item : list) {
            int at = MergeKeys.find(now, key.get(), item.path(key.get()));
            if (at < 0) now.add(item.deepCopy());
            else merge((ObjectNode) now.get(at), (ObjectNode) item);
        }
        return now;
    }

    private void refuseConflicts(ObjectNode live, ObjectNode wanted, ArrayNode books) {
        var found = new ArrayList<ObjectNode>();
        for (var book : books)
            if (!isOurs(book) && book.path("fieldsV1") instanceof ObjectNode fields)
                conflicts(live, wish(wanted), fields, "", book.path("manager").asText(), found);
        if (found.isEmpty() || force) return;
        var refusal = new Refusal(409, "Conflict", "Apply failed with " + found.size() + " conflicts");
        refusal.body().putObject("details").putArray("causes").addAll(found);
        throw refusal;
    }

    private static void conflicts(
            JsonNode live, JsonNode wanted, ObjectNode fields, String path, String owner, List<ObjectNode> found) {
        for (var one : fields.properties()) {
            var name = one.getKey();
            if (name.equals(".")) continue;
            var here = child(live, name);
            var said = child(wanted, name);
            if (said == null || here == null) continue;
            var at = path + (name.startsWith("f:") ? "." + name.substring(2) : "[" + name.substring(2) + "]");
            if (!one.getValue().isEmpty()) conflicts(here, said, (ObjectNode) one.getValue(), at, owner, found);
            else if (!here.equals(said))
                found.add(NODES.objectNode()
                        .put("reason", "FieldManagerConflict")
                        .put("message", "conflict with \"" + owner + "\"")
                        .put("field", at));
        }
    }

    private ArrayNode rewritten(ArrayNode books, ObjectNode wanted, ObjectNode fields) {
        var all = NODES.arrayNode();
        var time = Laws.now();
        for (var book : books) {
            if (!isOurs(book)) all.add(book);
            else if (book.path("fieldsV1").equals(fields))
                time = book.path("time").asText();
        }
        all.addObject()
                .put("manager", manager)
                .put("operation", "Apply")
                .put("apiVersion", wanted.path("apiVersion").asText())
                .put("time", time)
                .put("fieldsType", "FieldsV1")
                .set("fieldsV1", fields);
        return all;
    }
}
