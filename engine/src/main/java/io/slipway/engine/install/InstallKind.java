package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.task.Probe;
import io.slipway.engine.task.ResourceKey;
import io.slipway.engine.task.TaskContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one kind of thing that apps bring is installed (AP-13). The installer knows kinds by this interface only. What needs no
 * resource that others could want too gets by with what is written here. Everything may throw {@link InstallProblem}.
 */
public interface InstallKind {

    String name();

    /** The schema of what deployers may fill in for this kind. */
    default JsonNode config() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** What is wrong before anything is reserved, asked of the live world too. No effects. */
    default Faults check(InstallTask task) {
        return Faults.NONE;
    }

    /** The first phase: what it needs for itself. */
    default Set<ResourceKey> first(InstallTask task) {
        return Set.of();
    }

    /** The second phase: what has to be done, from the world as it is. No effects. */
    default List<Operation> second(InstallTask task) {
        var now = new HashMap<String, JsonNode>();
        var names = new TreeSet<>(installed(task));
        names.addAll(task.objects().keySet());
        names.forEach(name -> now(task, name).ifPresent(there -> now.put(name, there)));
        return Operation.between(now, task.objects());
    }

    /** The names of the app's objects of this kind that are there now. */
    Set<String> installed(InstallTask task);

    /** An object as it is now; empty where it is not there. */
    Optional<JsonNode> now(InstallTask task, String object);

    /**
     * The third phase: carries all of it out, or nothing.
     *
     * @param context of the try: its room, its time
     * @return what does not count as a failure, but somebody should know; a sentence each
     */
    List<String> third(InstallTask task, List<Operation> todo, TaskContext context) throws InterruptedException;

    /**
     * Puts all of it back. Must accept that some of it, or nothing, was ever done.
     *
     * @return what is left over, and how to mend that; a sentence each
     */
    List<String> rollback(InstallTask task, List<Operation> todo, TaskContext context) throws InterruptedException;

    /** What putting it back cannot bring back, even if all goes well: a sentence each, for the report. */
    default List<String> caveats(InstallTask task, List<Operation> todo) {
        return List.of();
    }

    /** After a crash: by each object that the operations name, as it was found, as it was to become, or neither. */
    default Probe probe(InstallTask task, List<Operation> todo, TaskContext context) {
        int done = 0;
        int undone = 0;
        for (var one : todo) {
            var now = now(task, one.object());
            if (one.isDone(now)) done++;
            else if (one.isUndone(now)) undone++;
            else
                return new Probe.Unknown(task.kind() + "/" + one.object()
                        + " is neither as it was found nor as it was to become: somebody else has changed it.");
        }
        if (undone == todo.size()) return new Probe.Absent();
        return done == todo.size() ? new Probe.Present(Map.of()) : new Probe.Partly();
    }
}
