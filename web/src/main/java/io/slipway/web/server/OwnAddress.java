package io.slipway.web.server;

import java.net.URI;
import java.util.function.Supplier;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Where this server answers whoever asks from the same machine. Known as soon as it listens. */
final class OwnAddress implements Supplier<URI> {

    private final ServletWebServerApplicationContext context;

    OwnAddress(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    @Override
    public URI get() {
        var listen = String.valueOf(context.getEnvironment().getProperty("server.address"));
        var host = listen.equals("0.0.0.0") || listen.equals("::") ? "127.0.0.1" : listen;
        var name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + name + ":" + context.getWebServer().getPort());
    }
}
