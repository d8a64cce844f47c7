package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Somebody who calls the server, with a cookie jar and headers of their own; follows no redirects. */
public final class Caller {

    private static final Pattern CSRF_FIELD = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final URI server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final List<String> headers = new ArrayList<>();

    Caller(URI server) {
        this.server = server;
    }

    public static Caller of(URI server) {
        return new Caller(server);
    }

    public Caller withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Caller withPassword(String name, String password) {
        var pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + java.util.Base64.getEncoder().encodeToString(pair));
    }

    public Caller with(String header, String value) {
        headers.addAll(List.of(header, value));
        return this;
    }

    public void signIn(String name, String password) {
        var answer =
                form("/login", "username=" + encoded(name) + "&password=" + encoded(password), csrfField("/login"));
        assertThat(answer.headers().firstValue("Location"))
                .as("where sign-in leads")
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("error"));
    }

    /** The token that the page at this path wants back with its form. */
    public String csrfField(String page) {
        var field = CSRF_FIELD.matcher(get(page).body());
        assertThat(field.find()).as("a CSRF field on " + page).isTrue();
        return field.group(1);
    }

    public HttpResponse<String> form(String path, String fields, String csrf) {
        var body = fields + (csrf.isEmpty() ? "" : "&_csrf=" + encoded(csrf));
        return call("POST", path, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    /** The header that Camunda's web applications want with each change. */
    public Caller withCamundaCsrf() {
        get("/camunda/app/cockpit/default/");
        return with("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElseThrow());
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public HttpResponse<String> get(String path) {
        return call("GET", path, "");
    }

    public HttpResponse<String> post(String path, String json) {
        return call("POST", path, json, "Content-Type", "application/json");
    }

    public HttpResponse<String> put(String path, String json) {
        return call("PUT", path, json, "Content-Type", "application/json");
    }

    public HttpResponse<String> delete(String path) {
        return call("DELETE", path, "");
    }

    /** Deploys a diagram as a modeler does it. */
    public HttpResponse<String> deploy(String path, String bpmn) {
        var boundary = "part";
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\ntest\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"p.bpmn\"\r\nContent-Type: text/xml\r\n\r\n"
                + bpmn + "\r\n--" + boundary + "--\r\n";
        return call("POST", path, body, "Content-Type", "multipart/form-data; boundary=" + boundary);
    }

    public HttpResponse<String> call(String method, String path, String body, String... more) {
        var all = new ArrayList<>(headers);
        all.addAll(Arrays.asList(more));
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(30));
        if (!all.isEmpty()) request.headers(all.toArray(String[]::new));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
