package io.slipway.delegates.helm;

import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.release.Charts;
import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.release.ReleaseRef;
import io.slipway.engine.release.Releases;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a helm task before anything runs. */
record HelmCheck(Releases releases, Charts charts, ReleaseRights rights) {

    Faults of(HelmSpec spec) {
        var name = "Task " + Quoted.of(spec.task().task());
        var faults = new ArrayList<Fault>(charts.check(spec.chart()).all());
        for (var file : spec.valuesFiles())
            if (spec.file(file).isEmpty())
                faults.add(fault(
                        "HELM-VALUES-FILE",
                        name + " takes values from " + Quoted.of(file) + ", which is not in the package.",
                        "Add the file, or correct the path: paths begin at the folder of package.yaml."));
        checkRelease(spec, name, faults);
        if (faults.isEmpty()) faults.addAll(rights.lacking(spec));
        return Faults.of(faults);
    }

    private void checkRelease(HelmSpec spec, String name, List<Fault> faults) {
        if (!ReleaseRef.isName(spec.name()))
            faults.add(fault(
                    "HELM-RELEASE-NAME",
                    name + ": " + Quoted.of(spec.name()) + " cannot be the name of a release.",
                    "Write release: with small letters, digits and dashes, at most 53 of them."));
        try {
            var release = spec.release(releases);
            if (!ReleaseRef.isNamespace(release.namespace()))
                faults.add(fault(
                        "HELM-NAMESPACE",
                        name + ": " + Quoted.of(release.namespace()) + " cannot be a namespace.",
                        "Write small letters, digits and dashes, at most 63 of them."));
        } catch (ReleaseProblem problem) {
            faults.add(fault("HELM-CLUSTER", name + ": " + problem.sentence(), "Mend that, and check again."));
        }
    }

    /** What a look at the release in its cluster finds; where that cannot be had, why not. */
    interface Look {
        List<Fault> faults() throws InterruptedException;
    }

    static List<Fault> at(HelmSpec spec, Look look) {
        try {
            return look.faults();
        } catch (ReleaseProblem problem) {
            return List.of(unknown(spec, problem.sentence()));
        } catch (ClusterProblem problem) {
            return List.of(unknown(spec, problem.sentence()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of(unknown(spec, "the check was stopped."));
        }
    }

    private static Fault unknown(HelmSpec spec, String sentence) {
        return fault("HELM-CLUSTER", "Task \"" + spec.task().task() + "\": " + sentence, "Mend that, and check again.");
    }

    static Fault fault(String code, String what, String mend) {
        return new Fault(code, Place.UNKNOWN, what, mend);
    }
}
