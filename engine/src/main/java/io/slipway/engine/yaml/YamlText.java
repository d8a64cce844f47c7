package io.slipway.engine.yaml;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML text; whatever the parser throws becomes a fault. */
final class YamlText {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();

    private YamlText() {}

    static Document read(String file, String text, DocumentLimits limits) {
        var faults = new Gathered();
        try {
            var events = new Parse(SETTINGS).parseString(text).iterator();
            var root = new YamlComposer(file, events, new Allowance(limits), faults).document();
            return new Document(root, faults.all());
        } catch (Halt halt) {
            return new Document(null, faults.and(halt.fault()));
        } catch (MarkedYamlEngineException trouble) {
            return new Document(null, faults.and(SyntaxFault.of(file, trouble)));
        } catch (ReaderException trouble) {
            return new Document(null, faults.and(strayCharacter(file, text)));
        } catch (YamlEngineException | IllegalArgumentException trouble) {
            // Directives for another YAML version, escapes for characters that do not exist: the parser gives no place.
            return new Document(null, faults.and(noPlace(file)));
        }
    }

    private static Fault strayCharacter(String file, String text) {
        int stray = 0;
        while (StreamReader.isPrintable(text.codePointAt(stray))) {
            stray += Character.charCount(text.codePointAt(stray));
        }
        return DocumentFaults.strayCharacter(TextEnd.of(file, text.substring(0, stray)), text.codePointAt(stray));
    }

    private static Fault noPlace(String file) {
        return DocumentFaults.syntax(
                Place.of(file),
                "The document has a %YAML line for another version, or an escape for a character that does not exist.",
                "Remove the %YAML line; escapes end at \\U0010FFFF.");
    }
}
