package io.slipway.testsystems.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody listens on. */
final class LoopbackPorts {

    // Below the range that systems take outgoing ports from. In that range, a client that tries again and again
    // to reach a server which is down can be given the server's own port, and then speaks to itself.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private LoopbackPorts() {}

    static int free() {
        for (var tries = 0; tries < 1_000; tries++) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("There is no free port between " + LOWEST + " and " + HIGHEST + ".");
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
