package io.slipway.engine.bpmn.graph;

import io.slipway.engine.graph.SemanticVersion;
import io.slipway.engine.run.GraphEdits;
import java.util.Comparator;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;

/** The graphs that designers have edited: a run of that package version goes by them. */
public final class EditedGraphs {

    private final GraphDeployer deployer;
    private final DiagramBook diagrams;
    private final EditedGraphBook book;

    public EditedGraphs(ProcessEngine engine, DataSource dataSource) {
        this.deployer = new GraphDeployer(engine, dataSource);
        this.diagrams = new DiagramBook(dataSource);
        this.book = new EditedGraphBook(dataSource);
    }

    /**
     * The edited graph of a package version, if there is one.
     *
     * @param process {@code graph-<name of the package>}
     * @param versionTag the package's version
     */
    public Optional<EditedGraph> find(String process, String versionTag) {
        return book.find(process, versionTag)
                .map(row -> new EditedGraph(definitions(row), row.tasks(), row.changedBy(), row.changedAt()));
    }

    /** Somebody may have deleted the deployment; the drawings are still here. */
    private DeployedGraph definitions(EditedGraphBook.Row row) {
        return deployer.deployed(row.deployment(), row.process(), row.forward(), row.undo())
                .orElseGet(() -> {
                    var again = deployer.deploy(row.process(), drawing(row.forward()), drawing(row.undo()));
                    book.moveTo(again.deployment(), row);
                    return again.graph();
                });
    }

    private String drawing(String digest) {
        return diagrams.find(digest).orElseThrow();
    }

    /** The tasks of a package version as a designer has drawn them, for whoever has to know them before a run begins. */
    public Optional<GraphEdits.Edit> edit(String name, String version) {
        return book.find(TaskDiagram.processOf(name), version)
                .map(row -> new GraphEdits.Edit(row.tasks(), DiagramBook.digest(row.tasks())));
    }

    public boolean isEdited(String process, String versionTag) {
        return book.find(process, versionTag).isPresent();
    }

    /** The newest of the older versions with an edited graph: the new version starts from its own, and people are told. */
    public Optional<String> olderEditOf(String process, String versionTag) {
        var version = SemanticVersion.parse(versionTag);
        return book.versionsOf(process).stream()
                .flatMap(tag -> SemanticVersion.parse(tag).stream())
                .filter(edited -> version.isPresent() && edited.compareTo(version.get()) < 0)
                .max(Comparator.naturalOrder())
                .map(SemanticVersion::toString);
    }
}
