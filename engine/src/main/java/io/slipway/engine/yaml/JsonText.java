package io.slipway.engine.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads JSON text. YAML's parser would refuse some of it: JSON may be indented with tabs, and its keys may be of any
 * length.
 */
final class JsonText {

    private JsonText() {}

    static Document read(String file, String text, DocumentLimits limits) {
        var faults = new Gathered();
        try (var parser = factory(limits).createParser(text)) {
            var root = new JsonComposer(file, parser, new Allowance(limits), faults).document();
            return new Document(root, faults.all());
        } catch (Halt halt) {
            return new Document(null, faults.and(halt.fault()));
        } catch (StreamConstraintsException trouble) {
            return new Document(null, faults.and(DocumentFaults.number(place(file, trouble.getLocation()))));
        } catch (JsonProcessingException trouble) {
            return new Document(null, faults.and(syntax(place(file, trouble.getLocation()))));
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text in memory could not be read.", impossible);
        }
    }

    /** Depth and number of values are counted by us; the one limit of Jackson's that can still be met is on digits. */
    private static JsonFactory factory(DocumentLimits limits) {
        var constraints = StreamReadConstraints.builder()
                .maxNumberLength(limits.digits())
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNestingDepth(Integer.MAX_VALUE)
                .build();
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    /** Not in Jackson's words: they repeat the document's text. */
    private static Fault syntax(Place place) {
        return DocumentFaults.syntax(
                place,
                "The JSON cannot be read on from here.",
                "Look here and just before for a comma, quote or bracket too few or too many, or a comment.");
    }

    static Place place(String file, JsonLocation location) {
        return location == null ? Place.of(file) : new Place(file, location.getLineNr(), location.getColumnNr());
    }
}
