package io.slipway.sandbox;

import static io.slipway.sandbox.SandboxCalls.APPLY;
import static io.slipway.sandbox.SandboxCalls.JSON;
import static io.slipway.sandbox.SandboxCalls.STRATEGIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxTest {

    private static final String MAPS = "/api/v1/namespaces/shop/configmaps";
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments";
    private static final String DEPLOYMENT = """
            {'metadata': {'name': 'api'}, 'spec': {'replicas': 2, 'selector': {'matchLabels': {'app': 'api'}},
             'template': {'metadata': {'labels': {'app': 'api'}},
              'spec': {'containers': [{'name': 'main', 'image': 'registry.example/api:1'}]}}}}""";

    SandboxCalls calls;

    @BeforeEach
    void open() throws Exception {
        calls = new SandboxCalls();
        calls.done("POST", "/api/v1/namespaces", JSON, "{'metadata': {'name': 'shop'}}");
    }

    @AfterEach
    void close() {
        calls.close();
    }

    private static void await(Callable<Boolean> what) throws Exception {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!what.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Test
    void everyNamespaceSaysThatItIsOnASandbox() throws Exception {
        for (var namespace : calls.get("/api/v1/namespaces").path("items"))
            assertThat(namespace.at("/metadata/labels/slipway.io~1sandbox").asText())
                    .isEqualTo("true");
        assertThat(calls.get("/version").path("gitVersion").asText()).contains("sandbox");
    }

    @Test
    void whoDoesNotKnowTheAddressIsRefused() throws Exception {
        var bare = URI.create(calls.url()).resolve("/api/v1/secrets");
        var answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(bare).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void nothingComesIntoANamespaceThatIsNotThere() throws Exception {
        var said = calls.send("POST", "/api/v1/namespaces/none/configmaps", JSON, "{'metadata': {'name': 'a'}}");
        assertThat(said.status()).isEqualTo(404);
        assertThat(said.body().path("message").asText()).isEqualTo("namespaces \"none\" not found");
    }

    @Test
    void aNamespaceTakesWhatIsInItAlong() throws Exception {
        calls.done("POST", MAPS, JSON, "{'metadata': {'name': 'a'}}");
        calls.done("DELETE", "/api/v1/namespaces/shop", JSON, "{}");
        assertThat(calls.get("/api/v1/configmaps").path("items")).isEmpty();
    }

    @Test
    void aDeploymentGetsReadyAndTakesItsPodsAlong() throws Exception {
        calls.done("POST", DEPLOYMENTS, JSON, DEPLOYMENT);
        await(() -> available() == 2);
        assertThat(calls.get("/api/v1/namespaces/shop/pods?labelSelector=app%3Dapi")
                        .path("items"))
                .hasSize(2);
        calls.done("DELETE", DEPLOYMENTS + "/api", JSON, "{}");
        assertThat(calls.get("/api/v1/pods").path("items")).isEmpty();
        assertThat(calls.get("/apis/apps/v1/replicasets").path("items")).isEmpty();
    }

    private int available() throws Exception {
        return calls.get(DEPLOYMENTS + "/api").at("/status/availableReplicas").asInt();
    }

    @Test
    void anImageThatIsBrokenKeepsTheOldPodsAtWork() throws Exception {
        calls.done("POST", DEPLOYMENTS, JSON, DEPLOYMENT);
        await(() -> available() == 2);
        calls.done("PATCH", DEPLOYMENTS + "/api", STRATEGIC, """
                {'spec': {'template': {'spec': {'containers': [{'name': 'main', 'image': 'registry.example/api:broken'}]}}}}""");
        await(() -> calls.get("/api/v1/pods").toString().contains("ImagePullBackOff"));
        assertThat(available()).isEqualTo(2);
        assertThat(calls.get(DEPLOYMENTS + "/api").at("/status/replicas").asInt())
                .isEqualTo(3);
    }

    @Test
    void aStatefulSetGetsItsDisksAndKeepsThem() throws Exception {
        var sets = "/apis/apps/v1/namespaces/shop/statefulsets";
        calls.done("POST", sets, JSON, DEPLOYMENT.replace("'replicas': 2", """
                'replicas': 2, 'volumeClaimTemplates': [{'metadata': {'name': 'data'}, 'spec': {}}]"""));
        await(() -> calls.get(sets + "/api").at("/status/readyReplicas").asInt() == 2);
        calls.done("DELETE", sets + "/api", JSON, "{}");
        var claims = calls.get("/api/v1/persistentvolumeclaims").path("items");
        assertThat(claims)
                .extracting(claim -> claim.at("/metadata/name").asText())
                .containsExactly("data-api-0", "data-api-1");
        assertThat(claims.get(0).at("/status/phase").asText()).isEqualTo("Bound");
    }

    @Test
    void aJobEndsAsItsImageSays() throws Exception {
        var jobs = "/apis/batch/v1/namespaces/shop/jobs";
        for (var tag : new String[] {"good", "failing"}) calls.done("POST", jobs, JSON, """
                    {'metadata': {'name': '%s'}, 'spec': {'backoffLimit': 0, 'template': {'spec': {
                     'restartPolicy': 'Never', 'containers': [{'name': 'main', 'image': 'registry.example/job:%s'}]}}}}""".formatted(tag, tag));
        await(() -> condition(jobs + "/good").equals("Complete"));
        await(() -> condition(jobs + "/failing").equals("Failed"));
    }

    private String condition(String path) throws Exception {
        return calls.get(path).at("/status/conditions/0/type").asText();
    }

    @Test
    void whatAnApplierNoLongerSaysGoesAndWhatOthersSaidStays() throws Exception {
        apply("one", "{'data': {'a': '1', 'b': '1'}}", 201);
        apply("two", "{'data': {'c': '2'}}", 200);
        var data = apply("one", "{'data': {'a': '2'}}", 200).path("data");
        assertThat(data.toString()).isEqualTo("{\"a\":\"2\",\"c\":\"2\"}");
    }

    @Test
    void twoAppliersOfOneFieldAreAConflictThatNamesFieldAndOwner() throws Exception {
        apply("one", "{'data': {'a': '1'}}", 201);
        var cause = apply("two", "{'data': {'a': '2'}}", 409).at("/details/causes/0");
        assertThat(cause.path("field").asText()).isEqualTo(".data.a");
        assertThat(cause.path("message").asText()).contains("\"one\"");
    }

    private JsonNode apply(String manager, String map, int status) throws Exception {
        var said = calls.send("PATCH", MAPS + "/a?fieldManager=" + manager, APPLY, map);
        assertThat(said.status()).as(said.body().toString()).isEqualTo(status);
        return said.body();
    }

    @Test
    void aTrialChangesNothing() throws Exception {
        assertThat(calls.done("POST", MAPS + "?dryRun=All", JSON, "{'metadata': {'name': 'a'}}")
                        .at("/metadata/uid")
                        .asText())
                .isNotEmpty();
        assertThat(calls.get(MAPS).path("items")).isEmpty();
    }

    @Test
    void aWriteByAnOldPictureIsRefused() throws Exception {
        var made = calls.done("POST", MAPS, JSON, "{'metadata': {'name': 'a'}}");
        calls.done("PUT", MAPS + "/a", JSON, "{'metadata': {'name': 'a'}, 'data': {'x': '1'}}");
        assertThat(calls.send("PUT", MAPS + "/a", JSON, made.toString()).status())
                .isEqualTo(409);
    }

    @Test
    void whatHasAFinalizerGoesWhenItIsTakenAway() throws Exception {
        calls.done("POST", MAPS, JSON, "{'metadata': {'name': 'a', 'finalizers': ['example.org/hold']}}");
        calls.done("DELETE", MAPS + "/a", JSON, "{}");
        assertThat(calls.get(MAPS + "/a").at("/metadata/deletionTimestamp").asText())
                .isNotEmpty();
        calls.done("PATCH", MAPS + "/a", "application/merge-patch+json", "{'metadata': {'finalizers': null}}");
        assertThat(calls.send("GET", MAPS + "/a", JSON, "").status()).isEqualTo(404);
    }

    @Test
    void aWatchTellsWhatHappensInItsOrder() throws Exception {
        var since = calls.get(MAPS).at("/metadata/resourceVersion").asText();
        calls.done("POST", MAPS, JSON, "{'metadata': {'name': 'a', 'labels': {'x': '1'}}}");
        calls.done("POST", MAPS, JSON, "{'metadata': {'name': 'other'}}");
        calls.done("PATCH", MAPS + "/a", STRATEGIC, "{'metadata': {'labels': {'x': null}}}");
        var path = MAPS + "?watch=true&labelSelector=x&timeoutSeconds=1&resourceVersion=" + since;
        try (var lines = calls.watch(path)) {
            assertThat(lines)
                    .satisfiesExactly(first -> assertThat(first).contains("ADDED"), second -> assertThat(second)
                            .contains("DELETED"));
        }
    }

    @Test
    void aKindThatIsDefinedIsServedAtOnce() throws Exception {
        calls.done("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", JSON, """
                {'metadata': {'name': 'shops.example.org'}, 'spec': {'group': 'example.org', 'scope': 'Namespaced',
                 'names': {'kind': 'Shop', 'plural': 'shops'}, 'versions': [{'name': 'v1', 'served': true}]}}""");
        calls.done("POST", "/apis/example.org/v1/namespaces/shop/shops", JSON, "{'metadata': {'name': 'a'}}");
        assertThat(calls.get("/apis/example.org/v1/shops").path("kind").asText())
                .isEqualTo("ShopList");
        assertThat(calls.get("/apis").toString()).contains("example.org/v1");
    }

    @Test
    void theProgramEndsAtTheEndOfItsInput() throws Exception {
        var program = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.slipway.sandbox.Sandbox")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = program.inputReader()) {
            assertThat(said.readLine()).contains("current-context");
            program.getOutputStream().close();
            assertThat(program.waitFor(10, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        } finally {
            program.destroyForcibly();
        }
    }
}
