package io.slipway.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.web.routes.RouteTable;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Whoever knows the first sketch finds its names, and what stands behind them is there. TR-9. */
class SeedNamesTest {

    private static final Path PAGE = Path.of(System.getProperty("slipway.root", ".."), "docs", "seed-names.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final int CLASSES = 3;
    private static final int COMMANDS = 4;
    private static final int ROUTES = 5;

    private static List<String[]> rows;

    @BeforeAll
    static void read() throws IOException {
        rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| sketch"))
                .map(line -> line.split("\\|", -1))
                .toList();
    }

    private static Stream<String> names(int column) {
        return rows.stream().flatMap(row -> NAME.matcher(row[column]).results().map(found -> found.group(1)));
    }

    @Test
    void everyNameOfTheSketchIsThere() {
        assertThat(names(1))
                .contains(
                        "TaskDefined",
                        "TaskFactory.Parse",
                        "TaskFactory.Plan",
                        "PlanGraph.Plan",
                        "PlanGraph.config",
                        "PlanGraph.status",
                        "Store.StoreConfig",
                        "Store.StoreStatus",
                        "Store.StorePackage",
                        "Store.LoadPackage",
                        "configHelper",
                        "CheckConfig",
                        "NeedRollBack",
                        "needDoAfterReExecute",
                        "Execute",
                        "RollBack",
                        "childOutput");
    }

    @Test
    void everyClassAndMethodExists() {
        assertThat(names(CLASSES)).isNotEmpty().allSatisfy(name -> {
            var parts = name.split("#", 2);
            var methods = Class.forName("io.slipway." + parts[0]).getMethods();
            if (parts.length == 2)
                assertThat(Arrays.stream(methods).map(Method::getName)).contains(parts[1]);
        });
    }

    @Test
    void everyCommandExists() {
        assertThat(names(COMMANDS))
                .isNotEmpty()
                .allSatisfy(line -> assertKnown(Slipway.commandLine(), List.of(line.split(" "))));
    }

    private static void assertKnown(CommandLine command, List<String> words) {
        var more = words.subList(1, words.size());
        if (more.isEmpty()) return;
        var next = more.get(0);
        if (next.startsWith("-")) {
            assertThat(command.getCommandSpec().optionsMap()).containsKey(next);
            return;
        }
        assertThat(command.getSubcommands()).containsKey(next);
        assertKnown(Objects.requireNonNull(command.getSubcommands().get(next)), more);
    }

    @Test
    void everyRouteExists() {
        assertThat(names(ROUTES)).isNotEmpty().allSatisfy(name -> {
            var parts = name.split(" ");
            assertThat(RouteTable.shipped().row(parts[0], parts[1])).isPresent();
        });
    }
}
