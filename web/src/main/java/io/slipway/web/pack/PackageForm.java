package io.slipway.web.pack;

import io.slipway.engine.fault.Quoted;
import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.values.FormModel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form of a package, or the part of it that is about one task; the same with and without a server. */
public final class PackageForm {

    private PackageForm() {}

    /** Empty where the package has no such task. */
    public static Optional<FormModel> of(TaskGraph graph, @Nullable String task) {
        var whole = FormModel.of(graph);
        if (task == null) return Optional.of(whole);
        return graph.task(task).map(known -> whole.of(known.id()));
    }

    public static String noTask(TaskGraph graph, String task) {
        return "The package has no task " + Quoted.of(task) + ". Its tasks: "
                + String.join(", ", graph.order().names()) + ".";
    }
}
