package io.slipway.engine.run;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads an order from the variables with which a process was started. */
public final class RunOrders {

    private RunOrders() {}

    public static RunOrder read(
            Optional<String> id, Function<String, Optional<String>> variable, Optional<String> values) {
        return new RunOrder(
                variable.apply(RunOrder.PACKAGE).orElse(""),
                id,
                values,
                variable.apply(RunOrder.TARGET).orElse(""),
                flag(RunOrder.APPROVAL, variable),
                variable.apply(RunOrder.ON_CONFLICT).map(RunOrders::onConflict).orElse(Run.OnConflict.FAIL),
                variable.apply(RunOrder.PLAN));
    }

    private static boolean flag(String name, Function<String, Optional<String>> variable) {
        var text = variable.apply(name).orElse("false");
        if (text.equals("true") || text.equals("false")) return Boolean.parseBoolean(text);
        throw fault("The variable '" + name + "' is " + Quoted.of(text) + ".", "It is true or false.");
    }

    private static Run.OnConflict onConflict(String text) {
        try {
            return Run.OnConflict.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw fault("The variable 'onConflict' is " + Quoted.of(text) + ".", "It is fail or wait.");
        }
    }

    private static RuntimeException fault(String what, String mend) {
        return new FaultsException(Faults.of(new Fault("RUN-BAD-VARIABLE", Place.UNKNOWN, what, mend)));
    }
}
