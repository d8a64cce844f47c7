package io.slipway.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/** What each request does to the objects. */
final class Requests {

    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String MERGE = "application/merge-patch+json";

    record Answer(int status, ObjectNode body) {}

    private final ObjectStore store;
    private final Laws laws;

    Requests(ObjectStore store, Laws laws) {
        this.store = store;
        this.laws = laws;
    }

    Answer answer(String method, Address address, Query query, String type, byte[] body) {
        if (address.kind().isReview()) return new Answer(201, allowed(read(body)));
        var answer = address.name().isEmpty()
                ? toAll(method, address, query, body)
                : toOne(method, address, query, type, body);
        return new Answer(answer.status(), as(address.kind(), answer.body()));
    }

    private static ObjectNode as(Kind kind, ObjectNode body) {
        return body.path("kind").asText().equals(kind.name())
                ? body.deepCopy().put("apiVersion", kind.apiVersion())
                : body;
    }

    private static ObjectNode read(byte[] body) {
        return Protobuf.is(body) ? Protobuf.read(body) : Json.object(body);
    }

    /** Everything is allowed on the sandbox. */
    private static ObjectNode allowed(ObjectNode review) {
        review.putObject("status").put("allowed", true).put("reason", "the sandbox allows everything");
        return review;
    }

    private Answer toAll(String method, Address address, Query query, byte[] body) {
        return switch (method) {
            case "GET" -> new Answer(200, list(address, query));
            case "POST" ->
                new Answer(201, laws.create(address.kind(), address.namespace(), read(body), query.isTrial()));
            case "DELETE" -> {
                var found = list(address, query);
                for (var item : found.path("items"))
                    laws.delete(address.kind(), keyOf(address, (ObjectNode) item), query.isTrial());
                yield new Answer(200, found);
            }
            default -> throw notAllowed(method);
        };
    }

    private static ObjectStore.Key keyOf(Address address, ObjectNode item) {
        var metadata = item.path("metadata");
        return new ObjectStore.Key(
                address.kind().shelf(),
                metadata.path("namespace").asText(),
                metadata.path("name").asText());
    }

    private ObjectNode list(Address address, Query query) {
        var listed = store.list(address.kind().shelf(), address.namespace());
        var list = Json.NODES
                .objectNode()
                .put("kind", address.kind().name() + "List")
                .put("apiVersion", address.kind().apiVersion());
        list.putObject("metadata").put("resourceVersion", String.valueOf(listed.version()));
        var items = list.putArray("items");
        listed.items().stream().filter(query.selector()).forEach(one -> items.add(as(address.kind(), one)));
        return list;
    }

    private Answer toOne(String method, Address address, Query query, String type, byte[] body) {
        return switch (method) {
            case "GET" -> new Answer(200, laws.existing(address.kind(), address.key()));
            case "PUT" -> new Answer(200, put(address, query, read(body)));
            case "PATCH" -> patch(address, query, type, read(body));
            case "DELETE" -> new Answer(200, laws.delete(address.kind(), address.key(), query.isTrial()));
            default -> throw notAllowed(method);
        };
    }

    private ObjectNode put(Address address, Query query, ObjectNode given) {
        if (!address.part().equals("status"))
            return laws.replace(address.kind(), address.key(), given, query.isTrial());
        laws.existing(address.kind(), address.key());
        if (!query.isTrial()) laws.standing(address.key(), given.path("status"));
        return laws.existing(address.kind(), address.key());
    }

    private Answer patch(Address address, Query query, String type, ObjectNode patch) {
        synchronized (store) {
            if (type.startsWith("application/apply-patch")) return apply(address, query, patch);
            var live = laws.existing(address.kind(), address.key());
            var known = patch.path("metadata").path("resourceVersion");
            var changed = type.equals(STRATEGIC) ? Patches.strategic(live, patch) : merged(live, type, patch);
            if (known.isMissingNode()) changed.withObject("metadata").remove("resourceVersion");
            return new Answer(200, put(address, query, changed));
        }
    }

    private static ObjectNode merged(ObjectNode live, String type, ObjectNode patch) {
        if (type.equals(MERGE)) return Patches.merge(live, patch);
        throw new Refusal(
                415,
                "UnsupportedMediaType",
                "the sandbox takes merge patches, strategic merge patches and server-side apply, not " + type);
    }

    private Answer apply(Address address, Query query, ObjectNode wanted) {
        var apply = new Apply(query.text("fieldManager"), query.is("force"));
        var live = store.get(address.key());
        if (live.isPresent()) {
            var changed = apply.onto(live.get(), wanted);
            changed.withObject("metadata").remove("resourceVersion");
            return new Answer(200, put(address, query, changed));
        }
        var made = Json.NODES.objectNode();
        made.putObject("metadata").put("name", address.name());
        var first = apply.onto(made, wanted);
        return new Answer(201, laws.create(address.kind(), address.namespace(), first, query.isTrial()));
    }

    private static Refusal notAllowed(String method) {
        return new Refusal(405, "MethodNotAllowed", "the server does not allow " + method + " here");
    }

    static List<String> words(String path) {
        return Arrays.stream(path.split("/"))
                .filter(word -> !word.isEmpty())
                .map(Query::decoded)
                .toList();
    }
}
