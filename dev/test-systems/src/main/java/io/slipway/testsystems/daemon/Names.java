package io.slipway.testsystems.daemon;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Random names and keys, in letters and digits that every system takes. */
public final class Names {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Names() {}

    public static String random(int bits) {
        return new BigInteger(bits, RANDOM).toString(Character.MAX_RADIX);
    }
}
