package io.slipway.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.slipway.engine.access.Role;
import io.slipway.web.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The committed document against the running application. */
class OpenApiIT {

    private static final Path COMMITTED = Path.of(System.getProperty("slipway.root", ".."))
            .resolve("web/src/main/resources/io/slipway/web/openapi/openapi.json");

    @Test
    void theCommittedDocumentIsThatOfTheRunningApplication() throws IOException {
        try (var server = TestServer.start()) {
            var mapping = server.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
            var made = new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(Document.of(mapping))
                    + "\n";
            var beside = Files.createDirectories(Path.of("target")).resolve("openapi.json");
            Files.writeString(beside, made);

            assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                    .as("the routes have changed; look at the difference, then: cp web/target/openapi.json "
                            + COMMITTED)
                    .isEqualTo(made);
            assertThat(server.program(Role.VIEWER).get("/api/v1/openapi.json").body())
                    .isEqualTo(made);
        }
    }
}
