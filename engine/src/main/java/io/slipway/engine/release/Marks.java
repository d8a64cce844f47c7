package io.slipway.engine.release;

/**
 * What we write into each revision that we make, at its very beginning, so that it is recognised whatever became of us.
 *
 * @param key run/round/task of the attempt, without its direction
 * @param chart the digest of the chart's files
 * @param values the digest of the values
 * @param restores the revision that this one puts back; 0 for one that is an install or an upgrade
 */
public record Marks(String key, String chart, String values, int restores) {

    public boolean isWayBack() {
        return restores > 0;
    }
}
