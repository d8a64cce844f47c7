package io.slipway.engine.bpmn.laws;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Stands before the engine's own deployers, so that no way into the engine goes round the laws. A deployment that breaks one
 * fails as a whole, in the transaction that would have stored it.
 */
public final class LawfulDeployments implements Deployer {

    private final ModelLaws laws;

    public LawfulDeployments(AllowedBeans beans) {
        this.laws = new ModelLaws(beans);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        // What is only loaded again was lawful when it came.
        if (!deployment.isNew()) return;
        var found = new ArrayList<Fault>();
        for (var resource : deployment.getResources().values()) found.addAll(faults(resource));
        LawlessDeployment.throwIfAny(Faults.of(found));
    }

    private List<Fault> faults(ResourceEntity resource) {
        var name = resource.getName();
        if (isDiagram(name))
            return laws.breaches(resource.getBytes()).stream()
                    .map(breach -> breach.fault(name))
                    .toList();
        return List.of(new Fault(
                "LAW-FILE",
                Place.of(name),
                "This file is no diagram: forms, scripts, decision tables and pictures are not taken.",
                "Deploy files that end in .bpmn alone."));
    }

    /** As the engine decides it, by the end of the name. */
    public static boolean isDiagram(String resource) {
        return resource.endsWith(".bpmn") || resource.endsWith(".bpmn20.xml");
    }
}
