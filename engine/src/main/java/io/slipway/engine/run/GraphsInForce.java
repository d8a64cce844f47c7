package io.slipway.engine.run;

import io.slipway.engine.graph.TaskGraph;
import java.util.Optional;

/** The graphs by which runs go that begin now: a designer's where there is one, else the package's own. */
public final class GraphsInForce {

    private final PackageShelf packages;
    private final GraphEdits edits;

    public GraphsInForce(PackageShelf packages, GraphEdits edits) {
        this.packages = packages;
        this.edits = edits;
    }

    /** @param edited the digest of a designer's tasks; empty where the package goes by its own */
    public record InForce(TaskGraph graph, Optional<String> edited) {}

    /** Faults where a designer's graph does not go with the package, as when it names a file that is not there. */
    public InForce of(String digest) {
        var own = packages.graph(digest);
        var head = own.taskPackage();
        return edits.of(head.name(), head.version().toString())
                .map(edit -> new InForce(packages.graph(digest, edit.tasks()), Optional.of(edit.digest())))
                .orElseGet(() -> new InForce(own, Optional.empty()));
    }
}
