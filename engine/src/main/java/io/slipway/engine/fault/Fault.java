package io.slipway.engine.fault;

import java.util.regex.Pattern;

/**
 * One thing that is wrong with what somebody wrote. Never holds a secret: the place says where to look.
 *
 * @param code upper case with dashes, its area first: {@code SITE-UNKNOWN-KEY}; people search for it
 * @param what a sentence that says what is wrong
 * @param mend a sentence that says what to do now
 */
public record Fault(String code, Place place, String what, String mend) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z0-9]+)+");

    public Fault {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("A fault's code looks like SITE-UNKNOWN-KEY, not like " + code + ".");
        }
    }

    /** One line, whatever the text holds: names come from strangers and must not steer a terminal. */
    @Override
    public String toString() {
        var line = code + " " + what + " " + mend;
        return Quoted.printable(place.isKnown() ? place + " " + line : line).strip();
    }
}
