package io.slipway.engine.bpmn.graph;

import io.slipway.engine.bpmn.laws.LawlessDeployment;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.graph.TaskKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ResourceTypes;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * Takes in a graph that a designer has edited, on whatever way it is deployed: reads it back, makes the reverse process from
 * it, and notes both for the package's version; all in the transaction of the deployment. To be called behind the laws.
 */
public final class EditedGraphIntake implements Deployer {

    private static final Pattern OTHER_ENCODING = Pattern.compile("encoding *= *[\"'](?!(?i:utf-8)[\"'])");

    private final Supplier<? extends Collection<? extends TaskKind>> kinds;
    private final DiagramBook diagrams;
    private final EditedGraphBook book;

    /** @param kinds the task types there are; asked for when a graph comes */
    public EditedGraphIntake(DataSource dataSource, Supplier<? extends Collection<? extends TaskKind>> kinds) {
        this.kinds = kinds;
        this.diagrams = new DiagramBook(dataSource);
        this.book = new EditedGraphBook(dataSource);
    }

    private record Edited(ResourceEntity resource, BpmnModelInstance model, TaskDiagram diagram) {}

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew() || OwnDeployment.isUnderway()) return;
        var faults = new ArrayList<Fault>();
        var edited = new ArrayList<Edited>();
        for (var resource : deployment.getResources().values())
            read(resource, faults).ifPresent(edited::add);
        LawlessDeployment.throwIfAny(Faults.of(faults));
        edited.forEach(graph -> take(graph, deployment));
    }

    private Optional<Edited> read(ResourceEntity resource, List<Fault> faults) {
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(resource.getBytes()));
        if (!EditedTasks.isGraph(model)) {
            faults.addAll(EditedTasks.stepFaults(resource.getName(), model, Optional.of(kinds.get())));
            return Optional.empty();
        }
        var read = DiagramReader.read(model);
        faults.addAll(EditedTasks.faults(resource.getName(), read, Optional.of(kinds.get())));
        return read.isSound() ? Optional.of(new Edited(resource, model, read.orThrow())) : Optional.empty();
    }

    private void take(Edited edited, DeploymentEntity deployment) {
        var diagram = edited.diagram();
        var undo = GraphToBpmn.undo(diagram);
        add(diagram.undoProcessId() + ".bpmn", undo, deployment);
        book.put(
                diagram,
                EditedTasks.json(diagram, kinds.get()).toString(),
                diagrams.keep(text(edited)),
                diagrams.keep(undo),
                deployment.getId(),
                Optional.ofNullable(Context.getCommandContext().getAuthenticatedUserId()));
    }

    private static String text(Edited edited) {
        var text = new String(edited.resource().getBytes(), StandardCharsets.UTF_8);
        var declaration = text.substring(0, Math.max(0, text.indexOf("?>")));
        return OTHER_ENCODING.matcher(declaration).find() ? Bpmn.convertToString(edited.model()) : text;
    }

    /** Beside what the designer brought, as if it had been in the deployment from the beginning. */
    private static void add(String name, String bpmn, DeploymentEntity deployment) {
        var resource = new ResourceEntity();
        resource.setName(name);
        resource.setBytes(bpmn.getBytes(StandardCharsets.UTF_8));
        resource.setDeploymentId(deployment.getId());
        resource.setType(ResourceTypes.REPOSITORY.getValue());
        resource.setCreateTime(ClockUtil.getCurrentTime());
        Context.getCommandContext().getResourceManager().insertResource(resource);
        deployment.addResource(resource);
    }
}
