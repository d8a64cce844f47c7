package io.slipway.engine.bpmn;

import io.slipway.engine.bpmn.graph.EditedGraphs;
import io.slipway.engine.bpmn.laws.LawlessDeployment;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/** The processes in the engine, for those who draw them. */
public final class ProcessBook {

    /**
     * @param versionTag of a graph the package's version; empty where there is none
     * @param edited whether a designer has drawn this graph
     */
    public record Process(
            String key, String name, int version, String versionTag, boolean edited, Instant deployedAt) {}

    private final RepositoryService repository;
    private final IdentityService identities;
    private final EditedGraphs editedGraphs;

    public ProcessBook(ProcessEngine engine, DataSource dataSource) {
        this.repository = engine.getRepositoryService();
        this.identities = engine.getIdentityService();
        this.editedGraphs = new EditedGraphs(engine, dataSource);
    }

    /** The latest version of each process, by key. */
    public List<Process> list(int limit, @Nullable String after) {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionKey()
                .asc()
                .unlimitedList()
                .stream()
                .filter(definition -> after == null || definition.getKey().compareTo(after) > 0)
                .sorted(java.util.Comparator.comparing(ProcessDefinition::getKey))
                .limit(limit)
                .map(this::process)
                .toList();
    }

    private Process process(ProcessDefinition definition) {
        var tag = Optional.ofNullable(definition.getVersionTag()).orElse("");
        var deployment = repository
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult();
        return new Process(
                definition.getKey(),
                Optional.ofNullable(definition.getName()).orElse(""),
                definition.getVersion(),
                tag,
                editedGraphs.isEdited(definition.getKey(), tag),
                deployment == null
                        ? Instant.EPOCH
                        : deployment.getDeploymentTime().toInstant());
    }

    /** @param version none for the latest */
    public Optional<byte[]> bpmn(String key, @Nullable Integer version) {
        var query = repository.createProcessDefinitionQuery().processDefinitionKey(key);
        var found = version == null ? query.latestVersion() : query.processDefinitionVersion(version);
        return Optional.ofNullable(found.singleResult()).map(definition -> {
            try (var model = repository.getProcessModel(definition.getId())) {
                return model.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Deploys a diagram on somebody's behalf, with the engine's authorisations as on any other way.
     *
     * @throws FaultsException with all that is wrong with it
     */
    public List<Process> deploy(String file, byte[] bpmn, String user, List<String> groups) {
        identities.setAuthentication(user, groups);
        try {
            return deployed(repository
                    .createDeployment()
                    .name(file)
                    .addString(file, new String(bpmn, StandardCharsets.UTF_8))
                    .deployWithResult());
        } catch (LawlessDeployment lawless) {
            throw new FaultsException(lawless.faults());
        } catch (ProcessEngineException refused) {
            throw new FaultsException(Faults.of(new Fault(
                    "LAW-ENGINE",
                    Place.of(file),
                    "The BPMN engine does not take the diagram: " + Quoted.of(String.valueOf(refused.getMessage()))
                            + ".",
                    "Mend the element that it names, in a modeler.")));
        } finally {
            identities.clearAuthentication();
        }
    }

    private static List<Process> deployed(DeploymentWithDefinitions deployment) {
        return deployment.getDeployedProcessDefinitions().stream()
                .map(definition -> new Process(
                        definition.getKey(),
                        Optional.ofNullable(definition.getName()).orElse(""),
                        definition.getVersion(),
                        Optional.ofNullable(definition.getVersionTag()).orElse(""),
                        definition.getKey().startsWith("graph-"),
                        deployment.getDeploymentTime().toInstant()))
                .toList();
    }
}
