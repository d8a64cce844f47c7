package io.slipway.engine.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The wish for a new run, as programs, people and the engine's REST put it: all texts, looked at by {@link RunOpening}.
 *
 * @param reference of the package: a digest, {@code name:version} or a name
 * @param values what was filled in: JSON, or the id under which it was stored before
 * @param target the cluster and namespace, or whatever name for a place; empty for the usual one
 * @param plan the digest of the plan that was agreed to
 */
public record RunOrder(
        String reference,
        Optional<String> id,
        Optional<String> values,
        String target,
        boolean approval,
        Run.OnConflict onConflict,
        Optional<String> plan) {

    /** The names of the variables with which a process is started. */
    public static final String PACKAGE = "package";

    public static final String VALUES = "values";
    public static final String TARGET = "target";
    public static final String APPROVAL = "approval";
    public static final String ON_CONFLICT = "onConflict";
    public static final String PLAN = "plan";
    public static final String RETRY = "retry";

    /** To bring an app back to what its package says, in the version that is there. */
    public static final String SYNC = "sync";

    public static RunOrder of(String reference) {
        return new RunOrder(
                reference, Optional.empty(), Optional.empty(), "", false, Run.OnConflict.FAIL, Optional.empty());
    }

    /** The same for another package, and another place. */
    public RunOrder with(String otherReference, String otherTarget, Optional<String> otherValues) {
        return new RunOrder(otherReference, id, otherValues, otherTarget, approval, onConflict, plan);
    }

    /** As the start event of the process takes it. */
    public Map<String, Object> variables() {
        var variables = new HashMap<String, Object>();
        variables.put(PACKAGE, reference);
        variables.put(TARGET, target);
        variables.put(APPROVAL, approval);
        variables.put(ON_CONFLICT, RunRows.word(onConflict));
        values.ifPresent(given -> variables.put(VALUES, given));
        plan.ifPresent(given -> variables.put(PLAN, given));
        return variables;
    }
}
