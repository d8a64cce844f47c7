package io.slipway.adapters.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.engine.release.ReleaseProblem;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Charts in a container registry: a manifest by its tag, and in it one layer that is the archive. */
final class OciRegistry {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String LAYER = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
    private static final String PROVENANCE = "application/vnd.cncf.helm.chart.provenance.v1.prov";
    private static final long LARGEST_ANSWER = 4L << 20;
    private static final Pattern PARAMETER = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

    private final ChartWeb web;
    private final ChartSource source;
    private Optional<String> authorization;

    /** @param source with the chart as the last part of its path */
    OciRegistry(ChartWeb web, ChartSource source) {
        this.web = web;
        this.source = source;
        this.authorization = source.authorization();
    }

    private String path() {
        return source.web().getRawPath().substring(1);
    }

    private URI url(String rest) {
        return URI.create(source.web().getScheme() + "://" + source.web().getAuthority() + "/v2/" + path() + rest);
    }

    HttpRepository.Found find(String version, Path folder) throws InterruptedException {
        var name = path().substring(path().lastIndexOf('/') + 1);
        var chosen = isExact(version) ? version : choose(name, version, folder);
        var manifest = json(url("/manifests/" + chosen.replace('+', '_')), MANIFEST, folder);
        var digest = layer(manifest, LAYER)
                .orElseThrow(() -> new ReleaseProblem(source + ":" + chosen + " is no chart. Check its name.", false));
        var provenance = layer(manifest, PROVENANCE).map(one -> url("/blobs/" + one));
        return new HttpRepository.Found(name, chosen, url("/blobs/" + digest), digest, provenance);
    }

    /** By its digest. */
    private Optional<String> layer(JsonNode manifest, String type) {
        for (var layer : manifest.path("layers"))
            if (layer.path("mediaType").asText().equals(type)) {
                var digest = layer.path("digest").asText();
                if (!digest.matches("sha256:[0-9a-f]{64}"))
                    throw new ReleaseProblem("The registry tells no digest of " + source + ".", false);
                return Optional.of(digest);
            }
        return Optional.empty();
    }

    private static boolean isExact(String version) {
        return io.slipway.engine.graph.SemanticVersion.parse(version).isPresent();
    }

    private String choose(String name, String version, Path folder) throws InterruptedException {
        var tags = new ArrayList<String>();
        json(url("/tags/list"), "application/json", folder)
                .path("tags")
                .forEach(tag -> tags.add(tag.asText().replace('_', '+')));
        return HttpRepository.choose(name, version, tags, source);
    }

    private JsonNode json(URI url, String type, Path folder) throws InterruptedException {
        var file = folder.resolve("answer.json");
        get(url, type, file, LARGEST_ANSWER);
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException noJson) {
            throw new ReleaseProblem(ChartWeb.shown(url) + " was answered with something that is no JSON.", false);
        }
    }

    void download(URI url, Path to, long most) throws InterruptedException {
        get(url, "*/*", to, most);
    }

    private void get(URI url, String type, Path to, long most) throws InterruptedException {
        var headers = Map.of("Accept", type);
        var got = web.get(source, url, headers, authorization, to, most);
        var challenge = got.challenge().filter(text -> text.regionMatches(true, 0, "Bearer ", 0, 7));
        if (got.status() == 401 && challenge.isPresent()) {
            authorization = Optional.of("Bearer " + token(challenge.get(), to));
            got = web.get(source, url, headers, authorization, to, most);
        }
        if (got.status() != 200) throw ChartWeb.refused(url, got.status());
    }

    /** The registry says where a token for this is had, for the login, or for nobody in particular. */
    private String token(String challenge, Path file) throws InterruptedException {
        var parameters = new java.util.HashMap<String, String>();
        PARAMETER.matcher(challenge).results().forEach(one -> parameters.put(one.group(1), one.group(2)));
        var scope = "repository:" + path() + ":pull";
        var address = ChartSource.of(parameters.getOrDefault("realm", ""), source.login(), source.isOfSite());
        // The registry itself may be asked, whatever path it has for this.
        var realm = new ChartSource(
                address.web(), false, address.login(), source.isOfSite() || source.isHome(address.web()));
        boolean isOpen = realm.web().getScheme().equals("http")
                && !source.web().getScheme().equals("http");
        var url = URI.create(realm.web() + "?service=" + encoded(parameters.getOrDefault("service", "")) + "&scope="
                + encoded(scope));
        var shown = isOpen ? Optional.<String>empty() : source.authorization();
        if (web.get(realm, url, Map.of(), shown, file, LARGEST_ANSWER).status() != 200)
            throw ChartWeb.refused(source.web(), 401);
        try {
            var answer = JSON.readTree(file.toFile());
            return answer.path("token").asText(answer.path("access_token").asText());
        } catch (IOException noJson) {
            throw ChartWeb.refused(source.web(), 401);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
