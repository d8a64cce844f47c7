package io.slipway.engine.pipeline;

import io.slipway.engine.fault.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/**
 * What of a part is in the way of others, or lacks something of them: ids that are taken, ports on which somebody listens,
 * events of apps that it does not require, circles (AP-22).
 */
final class Conflicts {

    private final Placed mine;
    private final List<Placed> others;
    private final Wiring wiring;
    private final List<Fault> faults = new ArrayList<>();

    /**
     * @param others all that is or will be there beside it, in all roles
     * @param requires whose components each of them may name
     */
    Conflicts(Placed mine, Collection<Placed> others, Requires requires) {
        this.mine = mine;
        this.others = List.copyOf(others);
        var inRole = this.others.stream().filter(mine::sharesRoleWith).toList();
        this.wiring = new Wiring(mine, inRole, requires);
    }

    List<Fault> all() {
        for (var other : others) {
            if (mine.sharesRoleWith(other)) compareIds(other);
            comparePorts(other);
        }
        comparePorts();
        if (mine.role().service().equals("vector")) faults.addAll(wiring.faults());
        return List.copyOf(faults);
    }

    private void compareIds(Placed other) {
        var theirs = new HashSet<String>();
        other.shape().components().forEach(component -> theirs.add(component.id()));
        for (var component : mine.shape().components())
            if (theirs.contains(component.id())) faults.add(PipelineFaults.idTaken(mine.role(), component, other));
        for (var name : mine.shape().names())
            if (other.shape().names().contains(name)) faults.add(PipelineFaults.nameTaken(mine.role(), name, other));
    }

    private void comparePorts(Placed other) {
        var host = mine.hostSharedWith(other);
        if (host.isEmpty()) return;
        for (var port : mine.shape().ports())
            for (var taken : other.shape().ports())
                if (port.collidesWith(taken)) faults.add(PipelineFaults.portTaken(mine.role(), port, taken, other));
    }

    /** Two components of one part cannot have the same port either. */
    private void comparePorts() {
        var ports = mine.shape().ports();
        for (int one = 0; one < ports.size(); one++)
            for (int other = one + 1; other < ports.size(); other++)
                if (ports.get(one).collidesWith(ports.get(other)))
                    faults.add(PipelineFaults.portTwice(mine.role(), ports.get(one), ports.get(other)));
    }
}
