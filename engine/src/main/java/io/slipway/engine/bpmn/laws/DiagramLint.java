package io.slipway.engine.bpmn.laws;

import io.slipway.engine.bpmn.graph.EditedTasks;
import io.slipway.engine.graph.TaskKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All that keeps a diagram from being deployed, without deploying it. */
public final class DiagramLint {

    private final ModelLaws laws;
    private final Supplier<? extends Optional<? extends Collection<? extends TaskKind>>> kinds;

    /** @param kinds the task types that graphs may use; empty where they are not known */
    public DiagramLint(
            AllowedBeans beans, Supplier<? extends Optional<? extends Collection<? extends TaskKind>>> kinds) {
        this.laws = new ModelLaws(beans);
        this.kinds = kinds;
    }

    /** A lint without a server: all but what steps are bound to. */
    public static DiagramLint withoutServer() {
        return new DiagramLint(AllowedBeans.whateverTheServerHas(), Optional::empty);
    }

    public List<Breach> breaches(String file, byte[] bpmn) {
        var breaches = laws.breaches(bpmn);
        // A diagram that breaks the laws is read no further: who knows what is in it.
        if (!breaches.isEmpty()) return breaches;
        return EditedTasks.faults(file, bpmn, kinds.get()).stream()
                .map(fault -> new Breach(fault.code(), "-", fault.what(), fault.mend()))
                .toList();
    }
}
