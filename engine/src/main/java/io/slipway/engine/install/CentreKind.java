package io.slipway.engine.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.task.TaskContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A kind whose objects live in the built-in configuration centre: all that a descriptor declares (AP-24). */
public final class CentreKind implements InstallKind {

    private final String name;
    private final ConfigurationCentre centre;

    public CentreKind(String name, ConfigurationCentre centre) {
        this.name = name;
        this.centre = centre;
    }

    @Override
    public String name() {
        return name;
    }

    /** All of them at a time: an app may have hundreds. */
    @Override
    public List<Operation> second(InstallTask task) {
        return Operation.between(centre.contents(task.app(), name), task.objects());
    }

    @Override
    public Set<String> installed(InstallTask task) {
        return centre.names(task.app(), name);
    }

    @Override
    public Optional<JsonNode> now(InstallTask task, String object) {
        return centre.content(task.app(), name, object);
    }

    @Override
    public List<String> third(InstallTask task, List<Operation> todo, TaskContext context) {
        centre.change(
                task.app(),
                name,
                task.run(),
                todo.stream()
                        .map(one -> new ConfigurationCentre.Change(one.object(), Optional.ofNullable(one.after())))
                        .toList());
        return List.of();
    }

    /** Only what is still as this install has left it: others wait until the run is over, but a person may have insisted. */
    @Override
    public List<String> rollback(InstallTask task, List<Operation> todo, TaskContext context) {
        centre.change(
                task.app(),
                name,
                task.run(),
                todo.stream()
                        .filter(one -> one.isDone(now(task, one.object())))
                        .map(one -> new ConfigurationCentre.Change(one.object(), Optional.ofNullable(one.before())))
                        .toList());
        return List.of();
    }
}
