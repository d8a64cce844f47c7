package io.slipway.engine.yaml;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Turns what the YAML parser says into what a person can use. The parser's own words are used only where they name
 * tokens of the grammar and no text of the document.
 */
final class SyntaxFault {

    /**
     * What to say instead of the parser's words.
     *
     * @param heard part of the parser's problem, or of what it was doing
     * @param atBeginning point to where the unfinished thing begins, not to where the parser gave up
     */
    private record Sentence(String heard, boolean atBeginning, String what, String mend) {}

    private static final List<Sentence> SENTENCES = List.of(
            new Sentence(
                    "mapping values are not allowed here",
                    false,
                    "A colon stands here where no key can be.",
                    "Quote the value if the colon is part of it, or put the key on a line of its own."),
            new Sentence(
                    "could not find expected ':'",
                    true,
                    "This line is neither a key with a value nor a part of the line before.",
                    "Write \"key: value\", or indent it as the line that it goes on."),
            new Sentence(
                    "while scanning a simple key",
                    true,
                    "This line is neither a key with a value nor a part of the line before.",
                    "Write \"key: value\", or indent it as the line that it goes on."),
            new Sentence(
                    "while scanning a quoted scalar",
                    true,
                    "The quoted text that begins here has no end.",
                    "Close the quotes; inside of them, write \\\" for \" and '' for '."),
            new Sentence(
                    "unknown escape character",
                    false,
                    "The backslash before this begins no escape that YAML knows.",
                    "Write \\\\ for a backslash, or use single quotes."),
            new Sentence(
                    "expected ',' or ']'",
                    true,
                    "The list that begins here with [ is not closed, or lacks a comma.",
                    "Put commas between the items and ] at the end."),
            new Sentence(
                    "expected ',' or '}'",
                    true,
                    "The mapping that begins here with { is not closed, or lacks a comma.",
                    "Put commas between the keys, a space behind each colon, and } at the end."),
            new Sentence(
                    "<stream end>",
                    false,
                    "The document ends here, in the middle of a list or mapping.",
                    "Close every [ with ] and every { with }."),
            new Sentence(
                    "expected <block end>",
                    false,
                    "The indentation fits none of the lines above.",
                    "Give this line as many spaces in front as the lines that it belongs to."),
            new Sentence(
                    "cannot start any token",
                    false,
                    "No value begins with the character that stands here.",
                    "Quote the value."));

    private SyntaxFault() {}

    static Fault of(String file, MarkedYamlEngineException trouble) {
        var problem = said(trouble.getProblem());
        var context = said(trouble.getContext());
        if (problem.contains("(TAB)")) {
            return DocumentFaults.tab(place(file, trouble, false));
        }
        if (problem.contains("tag handle") || context.contains("scanning a tag")) {
            return DocumentFaults.tag(place(file, trouble, false));
        }
        return SENTENCES.stream()
                .filter(sentence -> problem.contains(sentence.heard) || context.contains(sentence.heard))
                .findFirst()
                .map(sentence ->
                        DocumentFaults.syntax(place(file, trouble, sentence.atBeginning), sentence.what, sentence.mend))
                .orElseGet(() -> inTheParsersWords(place(file, trouble, false), problem));
    }

    private static Fault inTheParsersWords(Place place, String problem) {
        return DocumentFaults.syntax(
                place, "This is not YAML: " + problem + ".", "Quote the text if it is meant as text.");
    }

    private static String said(String words) {
        return words == null ? "" : words;
    }

    private static Place place(String file, MarkedYamlEngineException trouble, boolean atBeginning) {
        Optional<Mark> begun = atBeginning ? trouble.getContextMark() : Optional.empty();
        return begun.or(trouble::getProblemMark)
                .or(trouble::getContextMark)
                .map(mark -> Marks.place(file, mark))
                .orElse(Place.of(file));
    }
}
