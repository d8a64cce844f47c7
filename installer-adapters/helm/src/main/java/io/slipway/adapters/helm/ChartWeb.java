package io.slipway.adapters.helm;

import io.slipway.engine.release.ReleaseProblem;
import io.slipway.engine.site.FetchPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks repositories. Redirects are followed one by one: each has to lead where the site allows, and none of them is shown
 * the login of the first.
 */
final class ChartWeb {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;

    private final FetchPolicy policy;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    ChartWeb(FetchPolicy policy) {
        this.policy = policy;
    }

    boolean allows(ChartSource source) {
        return source.isOfSite() || policy.allows(source.web());
    }

    /** An answer, with its body on disk where it is a good one. */
    record Got(int status, Optional<String> challenge) {}

    /** @param authorization shown to the source itself only */
    Got get(
            ChartSource source,
            URI url,
            Map<String, String> headers,
            Optional<String> authorization,
            Path to,
            long most)
            throws InterruptedException {
        var next = url;
        try {
            for (int i = 0; i <= MOST_REDIRECTS; i++) {
                require(source, next);
                var response = client.send(request(source, next, headers, authorization), BodyHandlers.ofInputStream());
                try (var body = response.body()) {
                    if (!REDIRECTS.contains(response.statusCode())) return got(response, body, next, to, most);
                }
                next = next.resolve(response.headers().firstValue("Location").orElse(""));
            }
            throw new ReleaseProblem(shown(url) + " leads from one redirect to the next.", false);
        } catch (IOException trouble) {
            throw new ReleaseProblem(
                    shown(next) + " cannot be fetched: the connection failed ("
                            + trouble.getClass().getSimpleName() + "). Check that the repository is there.",
                    true);
        }
    }

    private static HttpRequest request(
            ChartSource source, URI url, Map<String, String> headers, Optional<String> authorization) {
        var request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(60)).header("User-Agent", "slipway");
        headers.forEach(request::header);
        if (source.isHome(url)) authorization.ifPresent(text -> request.header("Authorization", text));
        return request.build();
    }

    private static Got got(HttpResponse<?> response, InputStream body, URI url, Path to, long most) throws IOException {
        if (response.statusCode() == 200) save(body, url, to, most);
        return new Got(response.statusCode(), response.headers().firstValue("WWW-Authenticate"));
    }

    private static void save(InputStream body, URI url, Path to, long most) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            var chunk = new byte[64 << 10];
            long sum = 0;
            for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
                sum += count;
                if (sum > most)
                    throw new ReleaseProblem(shown(url) + " is larger than " + (most >> 20) + " MiB.", false);
                out.write(chunk, 0, count);
            }
        }
    }

    private void require(ChartSource source, URI url) {
        boolean isWeb = url.getHost() != null && url.getScheme().matches("(?i)https?");
        if (isWeb && source.isOfSite()) return;
        if (!isWeb || !isCovered(source, url))
            throw new ReleaseProblem(
                    "This site does not allow packages to fetch charts from " + shown(url)
                            + ". Ask whoever runs this Slipway to add it to policy.fetch.allow or repositories in"
                            + " slipway.yaml.",
                    false);
        if (leadsInside(url.getHost()))
            throw new ReleaseProblem(
                    "The host " + url.getHost()
                            + " lies in an inner network. If packages may go there, name its address"
                            + " in policy.fetch.allow, or the repository in repositories.",
                    false);
    }

    /** Registries put a part of their own before every path. */
    private boolean isCovered(ChartSource source, URI url) {
        if (policy.allows(url)) return true;
        boolean isRegistry =
                source.isRegistry() && source.isHome(url) && url.getRawPath().startsWith("/v2/");
        return isRegistry
                && policy.allows(URI.create(url.getScheme() + "://" + url.getAuthority()
                        + url.getRawPath().substring("/v2".length())));
    }

    /** A name that the site allows may lead elsewhere than the site thinks; an address says itself what it is. */
    private static boolean leadsInside(String host) {
        if (host.equalsIgnoreCase("localhost") || host.matches("[0-9.]+|\\[.*]")) return false;
        try {
            for (var address : InetAddress.getAllByName(host))
                if (address.isLoopbackAddress()
                        || address.isSiteLocalAddress()
                        || address.isLinkLocalAddress()
                        || address.isAnyLocalAddress()) return true;
            return false;
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** What an answer that is not a good one means. */
    static ReleaseProblem refused(URI url, int status) {
        var what = shown(url) + " was answered with status " + status + ". ";
        return switch (status) {
            case 401, 403 ->
                new ReleaseProblem(
                        what + "The login is missing or wrong: see secret of the repository in slipway.yaml.", false);
            case 404 -> new ReleaseProblem(what + "Check the name of the chart and its version.", false);
            default -> new ReleaseProblem(what + "Look at the repository.", status == 429 || status >= 500);
        };
    }

    /** Without the query, in which tokens travel. */
    static String shown(URI url) {
        return url.getScheme() + "://" + url.getAuthority() + url.getRawPath();
    }
}
