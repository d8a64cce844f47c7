package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.task.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How one kind of thing that apps bring is installed (AP-13). The installer knows kinds by this interface only. What needs no
 * resource that others could want too gets by with what is written here.
 */
public interface InstallKind {

    String name();

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
        var operations = new ArrayList<Operation>();
        var names = new TreeMap<String, Boolean>();
        task.objects().keySet().forEach(name -> names.put(name, true));
        installed(task).forEach(name -> names.put(name, true));
        for (var name : names.keySet())
            Operation.between(
                            name,
                            now(task, name),
                            Optional.ofNullable(task.objects().get(name)))
                    .ifPresent(operations::add);
        return operations;
    }

    /** The names of the app's objects of this kind that are there now. */
    Set<String> installed(InstallTask task);

    /** An object as it is now; empty where it is not there. */
    Optional<JsonNode> now(InstallTask task, String object);

    /** The third phase: carries all of it out, or nothing. */
    void third(InstallTask task, List<Operation> todo) throws InterruptedException;

    /** Puts all of it back. Must accept that some of it, or nothing, was ever done. */
    void rollback(InstallTask task, List<Operation> todo) throws InterruptedException;
}
