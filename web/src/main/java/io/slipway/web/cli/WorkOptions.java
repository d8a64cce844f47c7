package io.slipway.web.cli;

import io.slipway.engine.site.SiteSettings;
import java.util.Map;
import picocli.CommandLine.Mixin;

/** Which server a command talks to that may have to do the work itself. */
final class WorkOptions {

    @Mixin
    ServerOptions server = new ServerOptions();

    @Mixin
    SiteOption site = new SiteOption();

    SiteSettings site(Map<String, String> environment) {
        return site.read(server.where.folder(), environment);
    }
}
