package io.slipway.engine.bpmn.laws;

import io.slipway.engine.bpmn.graph.DelegatesAsExternalTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;

/** Puts the laws before every deployment, and gives tasks to workers instead of to the engine's own threads. */
public final class EngineLaws extends AbstractProcessEnginePlugin {

    private final AllowedBeans beans;
    private final Function<String, Object> find;
    private final List<Deployer> more;

    /**
     * @param find the bean of a name; asked for no others than the allowed ones
     * @param more what else is done with a lawful deployment before the engine takes it
     */
    public EngineLaws(AllowedBeans beans, Function<String, Object> find, Deployer... more) {
        this.beans = beans;
        this.find = find;
        this.more = List.of(more);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setBeans(new ExposedBeans(beans, find));
        var deployers = new ArrayList<Deployer>(List.of(new LawfulDeployments(beans)));
        deployers.addAll(more);
        if (engine.getCustomPreDeployers() != null) deployers.addAll(engine.getCustomPreDeployers());
        engine.setCustomPreDeployers(deployers);
        var listeners = new ArrayList<BpmnParseListener>();
        if (engine.getCustomPostBPMNParseListeners() != null)
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        listeners.add(new DelegatesAsExternalTasks(beans::isType));
        engine.setCustomPostBPMNParseListeners(listeners);
    }
}
