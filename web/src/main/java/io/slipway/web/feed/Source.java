package io.slipway.web.feed;

import java.util.List;
import java.util.Optional;

/** Something that grows at its end, is kept in the store, and is over one day. */
public interface Source {

    /** A piece of it; the numbers grow. */
    record Item(long number, String kind, String text) {}

    /** What stands behind this number, in its order. */
    List<Item> after(long number);

    /**
     * The end of it, once it is over. Asked before {@link #after} is, so that what was written meanwhile is not cut off.
     */
    Optional<End> end();

    /**
     * @param number whoever has got this one has got all
     * @param lastWord for those who watch
     */
    record End(long number, String lastWord) {}
}
