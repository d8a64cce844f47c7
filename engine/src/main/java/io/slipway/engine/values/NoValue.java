package io.slipway.engine.values;

/** An expression has no value, or not one of the kind that is wanted. The message is sentences for people. */
final class NoValue extends Exception {

    private static final long serialVersionUID = 1L;

    NoValue(String sentences) {
        super(sentences, null, false, false);
    }

    String sentences() {
        return String.valueOf(getMessage());
    }
}
