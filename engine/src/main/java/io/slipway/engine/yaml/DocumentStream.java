package io.slipway.engine.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The documents of one file, each read with the lines of the others left empty, so that places are those of the file. */
public final class DocumentStream {

    /** At the begin of a line these three dashes are nothing else in YAML, wherever they stand. */
    private static final Pattern NEXT = Pattern.compile("(?m)^---(?=\\s|$)");

    private DocumentStream() {}

    /** @param most documents; one more tells that there are too many */
    public static List<Document> read(String name, String text, int most) {
        if (name.endsWith(".json")) return List.of(new DocumentReader().read(name, text));
        var documents = new ArrayList<Document>();
        var mark = NEXT.matcher(text);
        int begin = 0;
        int lines = 0;
        while (documents.size() <= most) {
            int end = mark.find() ? mark.start() : text.length();
            var part = text.substring(begin, end);
            if (hasContent(part)) documents.add(new DocumentReader().read(name, "\n".repeat(lines) + blank(part)));
            if (end == text.length()) return documents;
            lines += (int) part.chars().filter(one -> one == '\n').count();
            begin = end;
        }
        return documents;
    }

    /** The dashes themselves; what follows them in the line belongs to the document. */
    private static String blank(String part) {
        return part.startsWith("---") ? "   " + part.substring(3) : part;
    }

    private static boolean hasContent(String part) {
        return blank(part)
                .lines()
                .anyMatch(line -> !line.isBlank() && !line.strip().startsWith("#"));
    }
}
