package io.slipway.engine.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.slipway.engine.fault.Place;
import java.io.IOException;
import java.util.ArrayList;

/** Makes the tree from Jackson's tokens. */
final class JsonComposer {

    private final String file;
    private final JsonParser tokens;
    private final Allowance allowance;
    private final Gathered faults;

    JsonComposer(String file, JsonParser tokens, Allowance allowance, Gathered faults) {
        this.file = file;
        this.tokens = tokens;
        this.allowance = allowance;
        this.faults = faults;
    }

    Located document() throws IOException {
        var first = tokens.nextToken();
        if (first == null) {
            throw new Halt(DocumentFaults.syntax(
                    new Place(file, 1, 1), "The file holds no JSON value.", "Write {} for one that says nothing."));
        }
        var root = value(first, 1);
        if (tokens.nextToken() != null) {
            throw new Halt(DocumentFaults.secondDocument(place()));
        }
        return root;
    }

    private Located value(JsonToken token, int depth) throws IOException {
        var place = place();
        allowance.value(place, depth);
        return switch (token) {
            case START_OBJECT -> mapping(place, depth);
            case START_ARRAY -> sequence(place, depth);
            case VALUE_STRING -> new Scalar(place, ScalarType.TEXT, tokens.getText());
            case VALUE_NUMBER_INT -> number(place, ScalarType.INTEGER);
            case VALUE_NUMBER_FLOAT -> number(place, ScalarType.FLOAT);
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(place, ScalarType.BOOLEAN, tokens.getText());
            case VALUE_NULL -> new Scalar(place, ScalarType.NULL, tokens.getText());
            default -> throw new IllegalStateException("The JSON parser sent " + token + " where a value belongs.");
        };
    }

    private Scalar number(Place place, ScalarType type) throws IOException {
        var text = tokens.getText();
        if (allowance.canHold(type, text)) {
            return new Scalar(place, type, text);
        }
        faults.add(DocumentFaults.number(place));
        return new Scalar(place, ScalarType.TEXT, text);
    }

    private Sequence sequence(Place place, int depth) throws IOException {
        var items = new ArrayList<Located>();
        for (var token = tokens.nextToken(); token != JsonToken.END_ARRAY; token = tokens.nextToken()) {
            items.add(value(token, depth + 1));
        }
        return new Sequence(place, items);
    }

    private Mapping mapping(Place place, int depth) throws IOException {
        var mapping = new MappingUnderway(place, faults);
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            var key = tokens.getText();
            var keyPlace = place();
            mapping.put(key, keyPlace, value(tokens.nextToken(), depth + 1));
        }
        return mapping.finished();
    }

    private Place place() {
        return JsonText.place(file, tokens.currentTokenLocation());
    }
}
