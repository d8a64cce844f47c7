package io.slipway.engine.graph;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/**
 * A pattern of a stranger's schema. Some patterns take years for a text of forty letters, so the looks at letters are
 * counted; who needs too many does not match.
 */
final class BoundedPattern implements RegularExpression {

    private static final int MOST_LOOKS = 2_000_000;

    private final Pattern pattern;

    BoundedPattern(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    @Override
    public boolean matches(String text) {
        try {
            return pattern.matcher(new Counted(text, new int[1])).find();
        } catch (TooManyLooks | StackOverflowError tooMuch) {
            return false;
        }
    }

    private static final class TooManyLooks extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyLooks() {
            super(null, null, false, false);
        }
    }

    private record Counted(CharSequence text, int[] looks) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks[0] > MOST_LOOKS) throw new TooManyLooks();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), looks);
        }
    }
}
