package io.slipway.engine.yaml;

import io.slipway.engine.fault.Quoted;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word somebody meant. */
public final class Suggestion {

    private static final int MOST_TYPOS = 3;

    private Suggestion() {}

    /** The candidate that is fewest typos away, the first of equals; none when that would be a wild guess. */
    public static Optional<String> nearest(String word, Iterable<String> candidates) {
        var best = Optional.<String>empty();
        int fewest = typosForgiven(word) + 1;
        for (var candidate : candidates) {
            int typos = typos(word, candidate, fewest - 1);
            if (typos < fewest && typos < word.length()) {
                fewest = typos;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /** {@code Did you mean "policy"?}, or nothing. */
    public static String sentence(String word, Iterable<String> candidates) {
        return nearest(word, candidates)
                .map(known -> "Did you mean " + Quoted.of(known) + "?")
                .orElse("");
    }

    private static int typosForgiven(String word) {
        return Math.max(1, Math.min(MOST_TYPOS, word.length() / 3));
    }

    /** Letters to change, add, leave out or swap with their neighbour; {@code most + 1} when it is more than most. */
    private static int typos(String word, String candidate, int most) {
        if (Math.abs(word.length() - candidate.length()) > most) {
            return most + 1;
        }
        var from = word.toLowerCase(Locale.ROOT);
        var to = candidate.toLowerCase(Locale.ROOT);
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            if (fill(row, last, beforeLast, from, to, i) > most) {
                return most + 1;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[to.length()];
    }

    /** One row of the distance table; answers the smallest number in it. */
    private static int fill(int[] row, int[] last, int[] beforeLast, String from, String to, int i) {
        row[0] = i;
        int smallest = i;
        for (int j = 1; j <= to.length(); j++) {
            boolean same = from.charAt(i - 1) == to.charAt(j - 1);
            row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
            if (i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1)) {
                row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
            }
            smallest = Math.min(smallest, row[j]);
        }
        return smallest;
    }
}
