package io.slipway.engine.bpmn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bpmn.graph.Drawing.Box;
import io.slipway.engine.bpmn.graph.Drawing.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DrawingTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void noBoxLiesOnAnotherAndNoLineRunsThroughABox() {
        for (int round = 0; round < 150; round++) {
            var diagram = Diagrams.random(1 + random.nextInt(60), random.nextDouble() * 3, random);
            var wiring = wiring(diagram);
            var drawing = Drawing.of(wiring);

            assertThat(overlaps(drawing)).as("seed %s, round %s", seed, round).isEmpty();
            assertThat(linesThroughBoxes(wiring, drawing))
                    .as("seed %s, round %s", seed, round)
                    .isEmpty();
        }
    }

    @Test
    void everyLineIsUprightOrLevelAndLeadsFromBoxToBox() {
        for (int round = 0; round < 50; round++) {
            var wiring = wiring(Diagrams.random(1 + random.nextInt(80), random.nextDouble() * 4, random));
            var drawing = Drawing.of(wiring);

            for (var flow : wiring.flows()) {
                var corners = drawing.corners(flow.id());
                assertThat(corners).as("seed %s", seed).hasSizeGreaterThan(1).allSatisfy(point -> assertThat(point.x())
                        .isPositive());
                assertThat(corners.get(0).x())
                        .isEqualTo(drawing.box(flow.from()).right());
                assertThat(corners.get(corners.size() - 1).x())
                        .isEqualTo(drawing.box(flow.to()).x());
                for (int i = 1; i < corners.size(); i++) {
                    var from = corners.get(i - 1);
                    var to = corners.get(i);
                    assertThat(from.x() == to.x() || from.y() == to.y())
                            .as("seed %s", seed)
                            .isTrue();
                    assertThat(to.x())
                            .as("seed %s: a line never goes back", seed)
                            .isGreaterThanOrEqualTo(from.x());
                }
            }
        }
    }

    @Test
    void linesThatHaveNothingToDoWithEachOtherDoNotLieOnEachOther() {
        for (int round = 0; round < 100; round++) {
            var wiring = wiring(Diagrams.random(1 + random.nextInt(50), random.nextDouble() * 2.5, random));
            var drawing = Drawing.of(wiring);

            for (var flow : wiring.flows()) {
                for (var other : wiring.flows()) {
                    if (flow.from().equals(other.from()) || flow.to().equals(other.to())) continue;
                    assertThat(lieOnEachOther(drawing.corners(flow.id()), drawing.corners(other.id())))
                            .as("%s on %s, seed %s, round %s", flow.id(), other.id(), seed, round)
                            .isFalse();
                }
            }
        }
    }

    private static boolean lieOnEachOther(List<Point> line, List<Point> other) {
        for (int i = 1; i < line.size(); i++) {
            for (int k = 1; k < other.size(); k++) {
                if (share(line.get(i - 1), line.get(i), other.get(k - 1), other.get(k))) return true;
            }
        }
        return false;
    }

    private static boolean share(Point from, Point to, Point otherFrom, Point otherTo) {
        if (from.y() == to.y() && otherFrom.y() == otherTo.y() && from.y() == otherFrom.y())
            return Math.min(to.x(), otherTo.x()) > Math.max(from.x(), otherFrom.x());
        if (from.x() != to.x() || otherFrom.x() != otherTo.x() || from.x() != otherFrom.x()) return false;
        return Math.min(Math.max(from.y(), to.y()), Math.max(otherFrom.y(), otherTo.y()))
                > Math.max(Math.min(from.y(), to.y()), Math.min(otherFrom.y(), otherTo.y()));
    }

    @Test
    void moreLongLinesThanCanBeHeldGoRoundBelow() {
        var wiring = wiring(Diagrams.ladder(2500));
        var drawing = Drawing.of(wiring);
        int bottom = drawing.boxes().values().stream()
                .mapToInt(box -> box.y() + box.height())
                .max()
                .orElseThrow();

        assertThat(drawing.corners("flow_fork_a100.join_b1350")).hasSize(6).anySatisfy(corner -> assertThat(corner.y())
                .isGreaterThan(bottom));
    }

    @Test
    void theSameGraphIsDrawnTheSameWay() {
        var diagram = Diagrams.random(200, 2, random);

        assertThat(Drawing.of(wiring(diagram))).as("seed %s", seed).isEqualTo(Drawing.of(wiring(diagram)));
    }

    @Test
    void theBranchesOfADiamondLieEvenlyAboutItsMiddle() {
        var drawing = Drawing.of(wiring(Diagrams.diamond()));
        int middle = drawing.box("fork_database").middle();

        assertThat(drawing.box("join_shop").middle()).isEqualTo(middle);
        assertThat(drawing.box("task_schema").middle() - middle)
                .isEqualTo(middle - drawing.box("task_cache").middle())
                .isNegative();
    }

    static Wiring wiring(TaskDiagram diagram) {
        return GraphToBpmn.wiring(diagram, diagram.order(), Direction.DO);
    }

    private static List<String> overlaps(Drawing drawing) {
        var found = new ArrayList<String>();
        var names = List.copyOf(drawing.boxes().keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int k = 0; k < i; k++) {
                var one = drawing.box(names.get(i));
                var other = drawing.box(names.get(k));
                if (one.x() < other.right()
                        && other.x() < one.right()
                        && one.y() < other.y() + other.height()
                        && other.y() < one.y() + one.height()) found.add(names.get(i) + " on " + names.get(k));
            }
        }
        return found;
    }

    private static List<String> linesThroughBoxes(Wiring wiring, Drawing drawing) {
        var found = new ArrayList<String>();
        for (var flow : wiring.flows()) {
            drawing.boxes().forEach((name, box) -> {
                boolean own = name.equals(flow.from()) || name.equals(flow.to());
                if (!own && runsThrough(drawing.corners(flow.id()), box)) found.add(flow.id() + " through " + name);
            });
        }
        return found;
    }

    private static boolean runsThrough(List<Point> corners, Box box) {
        for (int i = 1; i < corners.size(); i++) {
            var one = corners.get(i - 1);
            var other = corners.get(i);
            if (Math.min(one.x(), other.x()) <= box.right()
                    && Math.max(one.x(), other.x()) >= box.x()
                    && Math.min(one.y(), other.y()) <= box.y() + box.height()
                    && Math.max(one.y(), other.y()) >= box.y()) return true;
        }
        return false;
    }
}
