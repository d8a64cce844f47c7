package io.slipway.adapters.helm;

import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.site.Repository;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A repository or registry.
 *
 * @param web where it is on the web; for a registry too
 * @param isRegistry whether it speaks OCI
 * @param login {@code user:password}; a secret
 * @param isOfSite whether the site names it, or a package that the site's policy has to cover
 */
record ChartSource(URI web, boolean isRegistry, Optional<String> login, boolean isOfSite) {

    private static final String OCI = "oci://";

    static ChartSource of(Repository repository, Map<String, String> environment) {
        return of(repository.url().toString(), repository.secret().map(secret -> secret.read(environment)), true);
    }

    static ChartSource of(String address, Optional<String> login, boolean isOfSite) {
        boolean isRegistry = address.startsWith(OCI);
        var text = isRegistry ? scheme(address) + address.substring(OCI.length()) : address;
        try {
            var web = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (web.getHost() != null && web.getRawUserInfo() == null)
                return new ChartSource(web, isRegistry, login, isOfSite);
        } catch (URISyntaxException noAddress) {
            // The same as one without a host.
        }
        throw new ReleaseProblem(
                "The address of a chart repository is none. Write it like https://charts.example/stable or"
                        + " oci://charts.example/shop, without user and password.",
                false);
    }

    /** As with all tools for containers: what runs on this very machine is asked without encryption. */
    private static String scheme(String address) {
        return address.matches("oci://(localhost|127\\.0\\.0\\.1)([:/].*)?") ? "http://" : "https://";
    }

    ChartSource child(String path) {
        return new ChartSource(URI.create(web + "/" + path), isRegistry, login, isOfSite);
    }

    Optional<String> authorization() {
        return login.map(text ->
                "Basic " + Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** Whether a request there may carry the login. */
    boolean isHome(URI url) {
        return web.getScheme().equalsIgnoreCase(url.getScheme())
                && web.getAuthority().equalsIgnoreCase(String.valueOf(url.getAuthority()));
    }

    /** Without the login. */
    @Override
    public String toString() {
        return (isRegistry ? "oci" : web.getScheme()) + "://" + web.getAuthority() + web.getRawPath();
    }
}
