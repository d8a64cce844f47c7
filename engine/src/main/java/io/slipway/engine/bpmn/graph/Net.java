package io.slipway.engine.bpmn.graph;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Lines between two columns that are drawn as one, with one upright piece; or with two, where it has to turn off early
 * on the left and late on the right.
 */
final class Net {

    /** Lines nearer than this look like one. */
    static final int TOO_NEAR = 8;

    private Piece leaving = new Piece();
    private Piece arriving = leaving;

    /** An upright piece with the heights at which lines come to it from the left and leave it to the right. */
    static final class Piece {
        private final TreeSet<Integer> left = new TreeSet<>();
        private final TreeSet<Integer> right = new TreeSet<>();
        private int top = Integer.MAX_VALUE;
        private int bottom = Integer.MIN_VALUE;
        private int track;

        int track() {
            return track;
        }

        int only() {
            return left.first();
        }

        boolean meets(Piece other) {
            return top <= other.bottom + TOO_NEAR && other.top <= bottom + TOO_NEAR;
        }

        void keepRightOf(Piece other) {
            track = Math.max(track, other.track + 1);
        }

        private void add(Collection<Integer> lefts, Collection<Integer> rights) {
            left.addAll(lefts);
            right.addAll(rights);
            top = Math.min(left.first(), right.first());
            bottom = Math.max(left.last(), right.last());
        }
    }

    void add(int from, int to) {
        leaving.add(List.of(from), List.of(to));
    }

    /** Two pieces instead of one, with a level piece at this height between them. */
    void part(int height) {
        var whole = leaving;
        leaving = new Piece();
        leaving.add(whole.left, List.of(height));
        arriving = new Piece();
        arriving.add(List.of(height), whole.right);
    }

    boolean isParted() {
        return leaving != arriving;
    }

    Piece leaving() {
        return leaving;
    }

    Piece arriving() {
        return arriving;
    }

    Collection<Integer> left() {
        return leaving.left;
    }

    Collection<Integer> right() {
        return arriving.right;
    }

    int top() {
        return Math.min(leaving.top, arriving.top);
    }

    int bottom() {
        return Math.max(leaving.bottom, arriving.bottom);
    }

    boolean isStraight() {
        return top() == bottom();
    }

    boolean goesDown() {
        return mean(right()) > mean(left());
    }

    private static double mean(Collection<Integer> all) {
        return all.stream().mapToInt(one -> one).average().orElse(0);
    }
}
