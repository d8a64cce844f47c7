package io.slipway.engine.http;

import java.net.URI;
import java.nio.file.Path;

/** Fetches files that a package names by address and digest, as far as the site's policy lets packages reach. */
public interface Downloads {

    /** What came of it. */
    sealed interface Fetched {

        /** @param path nobody changes it: others use the same */
        record File(Path path) implements Fetched {}

        /** @param why a sentence for people */
        record Refused(String why, boolean maySucceedLater) implements Fetched {}
    }

    /** Whether the policy lets a package fetch from there. No network. */
    boolean allows(URI url);

    /** @param sha256 in hexadecimal */
    Fetched fetch(URI url, String sha256) throws InterruptedException;
}
