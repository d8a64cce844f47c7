package io.slipway.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.yaml.DocumentReader;
import io.slipway.engine.yaml.Mapping;
import java.util.List;
import java.util.TreeSet;

/** Reads packages that are written in a test. */
final class Packages {

    static final PackageReader READER = new PackageReader(
            List.of(TaskKind.named("helm"), new Shell(), TaskKind.named("http"), TaskKind.named("noop")));

    private static final class Shell implements TaskKind {

        @Override
        public String name() {
            return "shell";
        }

        @Override
        public boolean canUndo(Mapping spec) {
            return spec.entries().containsKey("undo");
        }
    }

    private static final List<String> FILES =
            List.of("package.yaml", "charts/postgres/Chart.yaml", "scripts/schema.sh", "scripts/drop.sh");

    private Packages() {}

    static Checked<TaskPackage> read(String yaml) {
        return READER.read(new DocumentReader().read("package.yaml", yaml), new TreeSet<>(FILES));
    }

    static TaskPackage sound(String yaml) {
        return read(yaml).orThrow();
    }

    /** With a sound head; the text is what comes behind it, and begins in line 4. */
    static Checked<TaskPackage> readBody(String body) {
        return read("kind: TaskPackage\nname: shop\nversion: 1.2.0\n" + body);
    }

    /** With sound head and one task; the text are further keys of it, and begins in line 5, at column 26. */
    static Checked<TaskPackage> readTask(String keys) {
        return readBody("tasks:\n  - {id: a, type: shell, " + keys + "}\n");
    }

    static List<String> faults(Checked<TaskPackage> read) {
        return read.faults().stream().map(Fault::toString).toList();
    }

    static String onlyFault(Checked<TaskPackage> read) {
        assertThat(faults(read)).hasSize(1);
        return faults(read).get(0);
    }
}
