package io.slipway.web.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The token of whoever owns the data folder, made anew at each start and never stored in the database: it ends with the
 * server.
 */
public record OwnerToken(String value) {

    public boolean is(String token) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "OwnerToken";
    }
}
