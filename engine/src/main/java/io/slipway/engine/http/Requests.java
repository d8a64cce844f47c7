package io.slipway.engine.http;

import java.net.URI;

/** Asks other systems over the web, as far as the site's policy lets packages reach. */
public interface Requests {

    /** Whether the policy lets a package ask there. No network. */
    boolean allows(URI url);

    Answer send(Request request) throws InterruptedException;
}
