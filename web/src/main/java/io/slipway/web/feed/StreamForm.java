package io.slipway.web.feed;

/** How items are written on the line. */
public enum StreamForm {
    /** Server-sent events: an id, a kind and data each; {@code end} is the last one. */
    EVENTS("text/event-stream") {
        @Override
        String item(Source.Item item) {
            return "id: " + item.number() + "\nevent: " + item.kind() + "\n" + data(item.text()) + "\n";
        }

        @Override
        String beat() {
            return ": still there\n\n";
        }

        @Override
        String end(String lastWord) {
            return lastWord.isEmpty() ? "" : "event: end\n" + data(lastWord) + "\n";
        }
    },
    /** The texts, one behind the other. */
    TEXT("text/plain") {
        @Override
        String item(Source.Item item) {
            return item.text();
        }

        @Override
        String beat() {
            return "";
        }

        @Override
        String end(String lastWord) {
            return "";
        }
    };

    private final String mediaType;

    StreamForm(String mediaType) {
        this.mediaType = mediaType;
    }

    String contentType() {
        return mediaType + ";charset=UTF-8";
    }

    abstract String item(Source.Item item);

    abstract String beat();

    abstract String end(String lastWord);

    /** A line break of any kind begins a new line of data; else the reader would take what follows for a field. */
    private static String data(String text) {
        var lines = new StringBuilder();
        for (var line : text.split("\r\n|\r|\n", -1))
            lines.append("data: ").append(line).append('\n');
        return lines.toString();
    }

    /** What the caller asked for. */
    public static StreamForm asked(String accept) {
        return accept.contains("text/event-stream") ? EVENTS : TEXT;
    }
}
