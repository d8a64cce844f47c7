package io.slipway.engine.release;

/** What is to be there: by the digests of the chart's files and of the values. */
public record Wanted(String chart, String values) {

    boolean isMadeBy(Marks marks) {
        return marks.chart().equals(chart) && marks.values().equals(values);
    }
}
