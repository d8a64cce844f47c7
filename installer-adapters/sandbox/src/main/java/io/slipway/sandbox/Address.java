package io.slipway.sandbox;

import io.slipway.sandbox.ObjectStore.Key;
import java.util.List;
import java.util.Optional;

/**
 * What a path of the API means.
 *
 * @param name empty for all of them
 * @param part of the object: status, log; empty for all of it
 */
record Address(Kind kind, String namespace, String name, String part) {

    static Optional<Address> read(List<String> path, Kinds kinds) {
        if (path.isEmpty()) return Optional.empty();
        int head = path.get(0).equals("api") ? 2 : 3;
        if (path.size() <= head) return Optional.empty();
        var group = head == 2 ? "" : path.get(1);
        var version = path.get(head - 1);
        var rest = path.subList(head, path.size());
        // namespaces/shop is a namespace, namespaces/shop/pods what is in it.
        boolean isInside = rest.size() > 2
                && rest.get(0).equals("namespaces")
                && !List.of("status", "finalize").contains(rest.get(2));
        var namespace = isInside ? rest.get(1) : "";
        var words = isInside ? rest.subList(2, rest.size()) : rest;
        if (words.size() > 3) return Optional.empty();
        return kinds.find(group, version, words.get(0))
                .map(kind -> new Address(kind, namespace, word(words, 1), word(words, 2)));
    }

    private static String word(List<String> words, int at) {
        return words.size() > at ? words.get(at) : "";
    }

    Key key() {
        return new Key(kind.shelf(), namespace, name);
    }
}
