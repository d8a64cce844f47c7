package io.slipway.engine.install;

/** Somebody lacks the right to change an object; says which one, in a sentence. */
public final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAllowed(String sentence) {
        super(sentence);
    }
}
