package io.slipway.engine.values;

import com.google.common.collect.ImmutableList;
import com.google.protobuf.ByteString;
import dev.cel.common.CelOptions;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import dev.cel.runtime.CelStandardFunctions.StandardFunction.Overload.Arithmetic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The runtime of expressions, with bounds. Iterations alone do not bound anything: each of thirty chained {@code map} may
 * double a text or a list. So joining and comparing, which are what grows and what goes through all that has grown,
 * are ours.
 */
final class CostLimits {

    private static final int ITERATIONS = 5_000;
    private static final int LONGEST_TEXT = 200_000;
    private static final int LONGEST_LIST = 20_000;

    private static final Set<CelStandardFunctions.StandardOverload> JOINING =
            Set.of(Arithmetic.ADD_STRING, Arithmetic.ADD_LIST, Arithmetic.ADD_BYTES);
    private static final Set<StandardFunction> COMPARING =
            Set.of(StandardFunction.EQUALS, StandardFunction.NOT_EQUALS, StandardFunction.IN);

    static final CelRuntime RUNTIME = runtime();

    private CostLimits() {}

    private static CelRuntime runtime() {
        return CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(CelOptions.current()
                        .comprehensionMaxIterations(ITERATIONS)
                        .maxRegexProgramSize(1_000)
                        .build())
                .setStandardEnvironmentEnabled(false)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .filterFunctions(
                                (function, overload) -> !COMPARING.contains(function) && !JOINING.contains(overload))
                        .build())
                .addFunctionBindings(
                        CelFunctionBinding.from("add_string", String.class, String.class, CostLimits::join),
                        CelFunctionBinding.from("add_bytes", ByteString.class, ByteString.class, CostLimits::join),
                        CelFunctionBinding.from("add_list", Collection.class, Collection.class, CostLimits::join),
                        CelFunctionBinding.from("equals", Object.class, Object.class, CostLimits::areEqual),
                        CelFunctionBinding.from(
                                "not_equals", Object.class, Object.class, (one, other) -> !areEqual(one, other)),
                        CelFunctionBinding.from("in_list", Object.class, Collection.class, CostLimits::isIn),
                        CelFunctionBinding.from("in_map", Object.class, Map.class, CostLimits::isKeyIn))
                .build();
    }

    private static String join(String one, String other) {
        bound(one.length() + (long) other.length(), LONGEST_TEXT, "text");
        return one + other;
    }

    private static ByteString join(ByteString one, ByteString other) {
        bound(one.size() + (long) other.size(), LONGEST_TEXT, "text");
        return one.concat(other);
    }

    private static List<?> join(Collection<?> one, Collection<?> other) {
        bound(one.size() + (long) other.size(), LONGEST_LIST, "list");
        return ImmutableList.builderWithExpectedSize(one.size() + other.size())
                .addAll(one)
                .addAll(other)
                .build();
    }

    private static void bound(long size, int most, String what) {
        if (size > most) throw new TooMuch("a " + what + " in it grows too large");
    }

    private static boolean areEqual(Object one, Object other) {
        return new Comparison().areEqual(one, other);
    }

    private static boolean isIn(Object value, Collection<?> list) {
        var comparison = new Comparison();
        for (var item : list) if (comparison.areEqual(value, item)) return true;
        return false;
    }

    private static boolean isKeyIn(Object key, Map<?, ?> map) {
        return map.containsKey(key) || isIn(key, map.keySet());
    }

    /** An expression is given up; the message fits behind "because". */
    static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooMuch(String why) {
            super(why, null, false, false);
        }
    }
}
