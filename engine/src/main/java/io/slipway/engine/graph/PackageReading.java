package io.slipway.engine.graph;

import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** One look over one manifest: first every part by itself, then the order between the tasks. */
final class PackageReading {

    private final Findings findings = new Findings();
    private final TaskExpressions expressions = new TaskExpressions(findings);
    private final OrderCheck order = new OrderCheck(findings);
    private final TaskCheck taskCheck;
    private final List<Mapping> tasks = new ArrayList<>();
    private Mapping root = Mapping.empty(Place.UNKNOWN);

    PackageReading(Map<String, TaskKind> kinds, SortedSet<String> files) {
        taskCheck = new TaskCheck(kinds, files, expressions, findings);
    }

    Faults faults() {
        return findings.all();
    }

    TaskPackage taskPackage() {
        return PackageFromTree.of(root, tasks, order.edges());
    }

    void check(Located document) {
        if (!(document instanceof Mapping mapping)) {
            findings.add(PackageFaults.wrongType(document, "the package", "a mapping"));
            return;
        }
        root = mapping;
        ManifestKeys.PACKAGE.check(root, "the package", findings);
        checkHead();
        checkTasks();
        order.addTasks(tasks);
        order.addEdges(Fields.items(root, "edges"));
        order.check(expressions.uses());
    }

    private void checkHead() {
        Fields.word(root, "kind")
                .filter(kind -> !kind.text().equals(ManifestKeys.KIND))
                .ifPresent(kind -> findings.add(PackageFaults.otherKind(kind)));
        Fields.word(root, "name")
                .filter(name -> !TaskCheck.ID.matcher(name.text()).matches())
                .ifPresent(name -> findings.add(PackageFaults.badName(name)));
        Fields.word(root, "name")
                .filter(name -> name.text().endsWith("-undo"))
                .ifPresent(name -> findings.add(PackageFaults.reverseName(name)));
        Fields.word(root, "version")
                .filter(PackageReading::isNoVersion)
                .ifPresent(version -> findings.add(PackageFaults.badVersion(version)));
        Fields.word(root, "version")
                .filter(version -> version.text().length() > TaskPackage.LONGEST_VERSION)
                .ifPresent(version -> findings.add(PackageFaults.longVersion(version)));
        Fields.mapping(root, "global").ifPresent(schema -> new SchemaCheck(findings).checkRoot(schema, "of global"));
    }

    private static boolean isNoVersion(Scalar version) {
        return SemanticVersion.parse(version.text()).isEmpty();
    }

    private void checkTasks() {
        var written = Fields.items(root, "tasks");
        for (int i = 0; i < written.size(); i++) {
            if (written.get(i) instanceof Mapping task) {
                tasks.add(taskCheck.check(task, i));
            } else {
                findings.add(PackageFaults.wrongType(written.get(i), "the %d. task".formatted(i + 1), "a mapping"));
            }
        }
    }
}
