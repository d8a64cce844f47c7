package io.slipway.engine.app.pipeline;

import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.fault.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * Our own look at the structure of a Logstash file: sections of the three names, brackets that close, quotes that end. Whether
 * plug-ins and their options are right only Logstash itself can tell, when the app is installed.
 */
final class LogstashCheck {

    private static final Set<String> SECTIONS = Set.of("input", "filter", "output");

    private record Open(char bracket, Place place) {}

    private final PipelineFile file;
    private final String text;
    private final Findings findings;
    private final Deque<Open> open = new ArrayDeque<>();
    private String word = "";
    private int at;
    private int line = 1;
    private int lineBegin;
    private int brace;

    LogstashCheck(PipelineFile file, Findings findings) {
        this.file = file;
        this.text = file.text();
        this.findings = findings;
    }

    /** Stops at the first thing that is wrong: what stands behind an open quote cannot be judged. */
    void check() {
        boolean isFine = true;
        while (isFine && at < text.length()) isFine = step(text.charAt(at));
        if (!isFine) return;
        var last = open.peek();
        if (last != null) tell(last.place, "The " + last.bracket + " that stands here is not closed.", "Close it.");
        else if (!word.isEmpty()) stray();
    }

    private boolean step(char one) {
        if (one == '\n') return newLine();
        if (one == '#') return skipComment();
        if (one == '"' || one == '\'') return quoted(one);
        if (one == '/' && !open.isEmpty() && followsMatch()) return quoted(one);
        if ("{[(".indexOf(one) >= 0) return opened(one);
        if ("}])".indexOf(one) >= 0) return closed(one);
        if (open.isEmpty() && !Character.isWhitespace(one)) word += word.length() < 20 ? one : "";
        else if (open.isEmpty() && !word.isEmpty() && !nextIsBrace()) return stray();
        at++;
        return true;
    }

    /** Looked for once for each section, however much white space stands between. */
    private boolean nextIsBrace() {
        if (at < brace) return true;
        int next = at;
        while (next < text.length() && (Character.isWhitespace(text.charAt(next)) || text.charAt(next) == '#')) {
            next = text.charAt(next) == '#' ? endOfLine(next) : next + 1;
        }
        brace = next < text.length() && text.charAt(next) == '{' ? next : 0;
        return brace > 0;
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private boolean newLine() {
        if (open.isEmpty() && !word.isEmpty() && !nextIsBrace()) return stray();
        at++;
        line++;
        lineBegin = at;
        return true;
    }

    private boolean skipComment() {
        at = endOfLine(at);
        return true;
    }

    /** A regular expression stands behind {@code =~} or {@code !~} only; elsewhere a slash is part of a word. */
    private boolean followsMatch() {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') before--;
        return before > 0 && text.charAt(before) == '~';
    }

    /** A backslash is one, unless it stands before the quote: so the grammar of Logstash has it. */
    private boolean quoted(char quote) {
        var begin = place();
        if (open.isEmpty()) return stray();
        for (at++; at < text.length(); at++) {
            char one = text.charAt(at);
            if (one == '\\' && at + 1 < text.length() && text.charAt(at + 1) == quote) at++;
            else if (one == '\n') countLine();
            else if (one == quote) {
                at++;
                return true;
            }
        }
        return tell(begin, "The " + quote + " that stands here has no end.", "Close it with another " + quote + ".");
    }

    private void countLine() {
        line++;
        lineBegin = at + 1;
    }

    private boolean opened(char bracket) {
        if (open.isEmpty()) {
            if (bracket != '{' || !SECTIONS.contains(word)) return stray();
            word = "";
        }
        open.push(new Open(bracket, place()));
        at++;
        return true;
    }

    private boolean closed(char bracket) {
        var last = Optional.ofNullable(open.poll());
        boolean fits = last.filter(one -> closing(one.bracket) == bracket).isPresent();
        at++;
        if (fits) return true;
        at--;
        return tell(
                place(),
                "The " + bracket + " that stands here closes nothing"
                        + last.map(one -> " of its kind").orElse("") + ".",
                last.map(one -> "First close the " + one.bracket + " at " + one.place + ".")
                        .orElse("Remove it."));
    }

    private static char closing(char bracket) {
        return bracket == '{' ? '}' : bracket == '[' ? ']' : ')';
    }

    private boolean stray() {
        return tell(
                place(),
                "Something else than input, filter or output with its braces stands at the top.",
                "Put each plug-in into input { }, filter { } or output { }.");
    }

    private Place place() {
        return new Place(file.path(), line, at - lineBegin + 1);
    }

    private boolean tell(Place place, String what, String mend) {
        findings.error(PipelineFaults.logstash(place, what, mend));
        return false;
    }
}
