package io.slipway.engine.fault;

import java.util.Comparator;

/**
 * Where something stands: a file (or whatever the text came from, such as an environment variable), line and column.
 *
 * @param file name as people know it; empty where it is not known
 * @param line from 1; 0 where the place is the whole file
 * @param column from 1; 0 where the place is the whole line or file
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

    public static final Place UNKNOWN = new Place("", 0, 0);

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    public boolean isKnown() {
        return !equals(UNKNOWN);
    }

    /** By file, line and column; what has no place comes first, and a whole file before its lines. */
    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
