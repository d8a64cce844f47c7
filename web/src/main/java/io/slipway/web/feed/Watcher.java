package io.slipway.web.feed;

/** Somebody who watches a {@link Source}. None of these may block: one slow watcher would hold up the others. */
interface Watcher {

    /** The number of the last item that this one has got. */
    long last();

    void send(Source.Item item);

    /** Says that the line is still there. */
    void beat();

    void end(String lastWord);

    /** Has not taken yet what it was sent; the rest comes later. */
    boolean isFull();

    boolean isGone();
}
