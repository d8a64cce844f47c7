package io.slipway.web.pack;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import java.util.List;

/**
 * A fault as programs get it.
 *
 * @param line from 1; 0 where it is the whole file
 * @param docs the page about its code, in the repository
 */
public record FaultView(String code, String file, int line, int column, String what, String mend, String docs) {

    public static List<FaultView> of(Faults faults) {
        return faults.stream().map(FaultView::of).toList();
    }

    private static FaultView of(Fault fault) {
        var place = fault.place();
        return new FaultView(
                fault.code(),
                place.file(),
                place.line(),
                place.column(),
                fault.what(),
                fault.mend(),
                "docs/errors/" + fault.code() + ".md");
    }
}
