package io.slipway.engine.run;

import io.slipway.engine.run.RunPlan.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a plan is no longer so. */
final class PlanComparison {

    private static final String MEND = " Look at the new plan with: slipway package plan";

    private PlanComparison() {}

    /** A sentence about the first part that is another by now; empty where the plan still holds. */
    static Optional<String> firstDifference(List<Part> planned, List<Part> now) {
        var before = byName(planned);
        for (var part : now) {
            var was = before.remove(part.name());
            if (was == null)
                return Optional.of("The plan does not hold any more: it does not know " + part.name() + "." + MEND);
            if (!was.digest().equals(part.digest())) return Optional.of(sentence(was, part));
        }
        return before.keySet().stream()
                .findFirst()
                .map(gone -> "The plan does not hold any more: there is no " + gone + " now." + MEND);
    }

    private static Map<String, Part> byName(List<Part> parts) {
        var all = new LinkedHashMap<String, Part>();
        parts.forEach(part -> all.put(part.name(), part));
        return all;
    }

    private static String sentence(Part was, Part is) {
        var begin = "The plan does not hold any more: " + is.name() + " is another by now.";
        if (was.what().isEmpty() && is.what().isEmpty()) return begin + MEND;
        if (was.what().equals(is.what()))
            return begin + " What it would change, or what it would meet there, is not what was planned." + MEND;
        return begin + " Planned: " + shown(was) + " Now: " + shown(is) + MEND;
    }

    private static String shown(Part part) {
        var what = part.what().isEmpty() ? "none" : part.what();
        return what.endsWith(".") ? what : what + ".";
    }
}
