package io.slipway.engine.site;

import java.net.URI;
import java.util.Optional;

/** A chart repository, over http, https or oci. */
public record Repository(String name, URI url, Optional<SecretReference> secret) {

    @Override
    public String toString() {
        return "Repository[name=%s, url=%s, secret=%s]".formatted(name, WebAddress.shown(url), secret);
    }
}
