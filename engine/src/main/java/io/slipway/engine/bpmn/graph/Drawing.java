package io.slipway.engine.bpmn.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where everything is in the picture: the box of each step, and the corners of each flow, both by their ids. */
record Drawing(Map<String, Box> boxes, Map<String, List<Point>> flows) {

    private static final int BELOW = 30;

    record Point(int x, int y) {}

    record Box(int x, int y, int width, int height) {

        int right() {
            return x + width;
        }

        int middle() {
            return y + height / 2;
        }
    }

    Box box(String step) {
        return Objects.requireNonNull(boxes.get(step), step);
    }

    List<Point> corners(String flow) {
        return Objects.requireNonNull(flows.get(flow), flow);
    }

    static Drawing of(Wiring wiring) {
        var strands = Strands.of(wiring.stations(), wiring.links());
        var columns = Crossings.fewIn(strands);
        var heights = Heights.of(strands, columns);
        var grid = Grid.of(wiring.stations(), strands, columns, heights);
        var boxes = boxes(wiring.stations(), strands, heights, grid);
        var flows = new LinkedHashMap<String, List<Point>>();
        var drawing = new Drawing(boxes, flows);
        wiring.stations().forEach(drawing::drawFlowsInside);
        int bottom = boxes.values().stream()
                        .mapToInt(box -> box.y() + box.height())
                        .max()
                        .orElse(0)
                + BELOW;
        for (int i = 0; i < wiring.links().size(); i++) {
            var flow = wiring.flowOf(wiring.links().get(i));
            var path = strands.paths().get(i);
            flows.put(
                    flow.id(),
                    strands.isBypass(path)
                            ? drawing.bypass(flow, path, bottom, grid)
                            : drawing.corners(flow, path, heights, grid));
        }
        return drawing;
    }

    private static Map<String, Box> boxes(List<Station> stations, Strands strands, int[] heights, Grid grid) {
        var boxes = new LinkedHashMap<String, Box>();
        for (int i = 0; i < stations.size(); i++) {
            for (var step : stations.get(i).steps()) {
                var size = step.size();
                int x = grid.middleOf(strands.columnOf(i), step.kind()) - size.width() / 2;
                boxes.put(step.id(), new Box(x, grid.y(heights[i]) - size.height() / 2, size.width(), size.height()));
            }
        }
        return boxes;
    }

    private void drawFlowsInside(Station station) {
        for (int i = 1; i < station.steps().size(); i++) {
            var flow = Wiring.flowInside(station, i);
            flows.put(flow.id(), List.of(start(flow), end(flow)));
        }
    }

    private Point start(Flow flow) {
        return new Point(box(flow.from()).right(), box(flow.from()).middle());
    }

    private Point end(Flow flow) {
        return new Point(box(flow.to()).x(), box(flow.to()).middle());
    }

    private List<Point> bypass(Flow flow, int[] path, int bottom, Grid grid) {
        var start = start(flow);
        var end = end(flow);
        int down = grid.bypassBehind(path[0]);
        int up = grid.bypassBefore(path[1]);
        return List.of(
                start,
                new Point(down, start.y()),
                new Point(down, bottom),
                new Point(up, bottom),
                new Point(up, end.y()),
                end);
    }

    private List<Point> corners(Flow flow, int[] path, int[] heights, Grid grid) {
        var corners = new ArrayList<Point>();
        corners.add(start(flow));
        for (int i = 1; i < path.length; i++) {
            int y = grid.y(heights[path[i - 1]]);
            if (y == grid.y(heights[path[i]])) continue;
            for (var turn : grid.turns(path[i - 1], path[i], heights[path[i]])) {
                int x = grid.xOf(path[i - 1], turn);
                corners.add(new Point(x, y));
                y = grid.y(turn.height());
                corners.add(new Point(x, y));
            }
        }
        corners.add(end(flow));
        return corners;
    }
}
