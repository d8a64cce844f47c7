package io.slipway.engine.release;

/**
 * Our own record of every revision that we begin, written before the effect: which chart, which values. It tells our own
 * unfinished revisions from those of others, and keeps chart and values when Helm's records are gone.
 */
public interface ReleaseBook {

    /** Says that this revision is about to be made. */
    void begins(ReleaseRef release, int revision, Marks marks, ChartValues values);

    /** Says that this revision is about to be removed. */
    void beginsRemoval(ReleaseRef release, int revision, String key);

    /** Which of these revisions are ours: the number alone says nothing, a release may have been made anew. */
    Ours ours(ReleaseRef release, History history);

    /** What was kept of a release's revisions goes with it. */
    void forget(ReleaseRef release);

    /** Keeps a chart's files by their digest. */
    void keep(Chart chart);
}
