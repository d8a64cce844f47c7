package io.slipway.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.slipway.engine.http.Downloads.Fetched;
import io.slipway.engine.site.FetchPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedDownloadsTest {

    /** Of the text hello. */
    private static final String DIGEST = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path cache;

    HttpServer server;
    AtomicInteger asked = new AtomicInteger();
    int status = 200;
    byte[] content = "hello".getBytes(StandardCharsets.US_ASCII);

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "/other");
            exchange.sendResponseHeaders(status, content.length);
            try (var out = exchange.getResponseBody()) {
                out.write(content);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Fetched fetch(String host, String digest, String... allow) throws InterruptedException {
        var policy = new FetchPolicy(List.of(allow).stream().map(this::at).toList());
        return new CheckedDownloads(policy, cache).fetch(at(host).resolve("/it.sh?token=hidden"), digest);
    }

    private URI at(String host) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    @Test
    void aFileIsFetchedOnceAndKeptByItsDigest() throws Exception {
        for (int i = 0; i < 2; i++)
            assertThat(fetch("127.0.0.1", DIGEST, "127.0.0.1"))
                    .isInstanceOfSatisfying(
                            Fetched.File.class, file -> assertThat(file.path()).hasContent("hello"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void anotherDigestIsRefusedAndNotKept() throws Exception {
        assertThat(fetch("127.0.0.1", "0".repeat(64), "127.0.0.1"))
                .isInstanceOfSatisfying(Fetched.Refused.class, refused -> assertThat(refused.why())
                        .contains("holds something else than the package names", DIGEST)
                        .doesNotContain("hidden"));
        try (var files = Files.list(cache)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void anAddressThatTheSiteDoesNotAllowIsNotAsked() throws Exception {
        assertThat(fetch("127.0.0.1", DIGEST)).isInstanceOf(Fetched.Refused.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void whatIsKeptIsNotHandedOutToWhomThePolicyForbidsIt() throws Exception {
        fetch("127.0.0.1", DIGEST, "127.0.0.1");
        assertThat(fetch("127.0.0.1", DIGEST)).isInstanceOf(Fetched.Refused.class);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        status = 302;
        assertThat(fetch("127.0.0.1", DIGEST, "127.0.0.1"))
                .isInstanceOfSatisfying(Fetched.Refused.class, refused -> assertThat(refused.why())
                        .contains("status 302"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws Exception {
        content = new byte[(16 << 20) + 1];
        assertThat(fetch("127.0.0.1", DIGEST, "127.0.0.1"))
                .isInstanceOfSatisfying(Fetched.Refused.class, refused -> assertThat(refused.why())
                        .contains("larger than 16 MiB"));
    }

    @Test
    void anInnerAddressHasToBeNamedItself() {
        var name = URI.create("http://files.example");
        for (var inner : List.of("10.0.0.5", "127.0.0.1", "169.254.169.254", "192.168.1.1", "100.64.0.1", "fd00::1")) {
            Reach.Names names = host -> new InetAddress[] {InetAddress.getByName(inner)};
            assertThat(new Reach(new FetchPolicy(List.of(name)), names).find(name))
                    .as(inner)
                    .isInstanceOfSatisfying(Reach.Found.Refused.class, refused -> assertThat(refused.why())
                            .startsWith("The host files.example lies in an inner network."));
        }
        Reach.Names names = host -> new InetAddress[] {InetAddress.getByName("10.0.0.5")};
        var both = new FetchPolicy(List.of(name, URI.create("http://10.0.0.5")));
        assertThat(new Reach(both, names).find(name)).isInstanceOf(Reach.Found.At.class);
    }

    @Test
    void aFileOfThisMachineIsTakenOnlyFromWhereTheSiteAllows() throws Exception {
        var file =
                Files.writeString(Files.createDirectories(cache.resolve("open")).resolve("it.sh"), "hello");
        var downloads = new CheckedDownloads(
                new FetchPolicy(List.of(cache.resolve("open").toUri())), cache.resolve("kept"));
        assertThat(downloads.fetch(file.toUri(), DIGEST)).isInstanceOf(Fetched.File.class);
        assertThat(downloads.fetch(URI.create("file:///etc/passwd"), DIGEST)).isInstanceOf(Fetched.Refused.class);
        assertThat(downloads.fetch(URI.create(file.toUri() + "/../../x"), DIGEST))
                .isInstanceOf(Fetched.Refused.class);
    }

    @Test
    void aFileIsFetchedByFtp() throws Exception {
        try (var ftp = new SmallFtpServer("hello")) {
            var at = URI.create("ftp://127.0.0.1:" + ftp.port());
            assertThat(new CheckedDownloads(new FetchPolicy(List.of(at)), cache).fetch(at.resolve("/it.sh"), DIGEST))
                    .isInstanceOfSatisfying(
                            Fetched.File.class, file -> assertThat(file.path()).hasContent("hello"));
        }
    }
}
