package io.slipway.engine.values;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** CEL's equality, which gives up on what is too large to be gone through. */
final class Comparison {

    private static final int MOST_PARTS = 200_000;

    private int parts;

    boolean areEqual(Object one, Object other) {
        if (++parts > MOST_PARTS) throw new CostLimits.TooMuch("what it compares is too large");
        if (one instanceof Number && other instanceof Number) return areEqualNumbers(one, other);
        if (one instanceof List<?> list && other instanceof List<?> another) return areEqualLists(list, another);
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> another) return areEqualMaps(map, another);
        if (isNull(one) || isNull(other)) return isNull(one) && isNull(other);
        return one.equals(other);
    }

    private static boolean isNull(Object value) {
        return value instanceof NullValue || value instanceof com.google.protobuf.NullValue;
    }

    /** 1 and 1.0 are equal, whichever of CEL's kinds of number they are; nothing equals what is no number. */
    private static boolean areEqualNumbers(Object one, Object other) {
        if (one instanceof Double || other instanceof Double) {
            double first = ((Number) one).doubleValue();
            double second = ((Number) other).doubleValue();
            if (!Double.isFinite(first) || !Double.isFinite(second)) return first == second;
        }
        return exact(one).compareTo(exact(other)) == 0;
    }

    private static BigDecimal exact(Object number) {
        if (number instanceof Double floating) return new BigDecimal(floating);
        if (number instanceof UnsignedLong unsigned) return new BigDecimal(unsigned.bigIntegerValue());
        return BigDecimal.valueOf(((Number) number).longValue());
    }

    private boolean areEqualLists(List<?> one, List<?> other) {
        if (one.size() != other.size()) return false;
        Iterator<?> others = other.iterator();
        for (var item : one) if (!areEqual(item, others.next())) return false;
        return true;
    }

    private boolean areEqualMaps(Map<?, ?> one, Map<?, ?> other) {
        if (one.size() != other.size()) return false;
        for (var entry : one.entrySet()) {
            var counterpart = other.get(entry.getKey());
            if (counterpart == null || !areEqual(entry.getValue(), counterpart)) return false;
        }
        return true;
    }
}
