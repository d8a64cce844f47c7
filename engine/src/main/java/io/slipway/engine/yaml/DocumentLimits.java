package io.slipway.engine.yaml;

/**
 * How large a document may be, so that a hostile one costs us little. What aliases repeat counts each time, since it is
 * written out as JSON later.
 *
 * @param bytes of the document, and of all its text with the aliases written out
 * @param depth of values within values
 * @param values with the aliases written out
 * @param digits of one number
 */
public record DocumentLimits(int bytes, int depth, int values, int digits) {

    /** About four times a package of 10,000 tasks. */
    public static final DocumentLimits USUAL = new DocumentLimits(16 * 1024 * 1024, 100, 1_000_000, 1_000);
}
