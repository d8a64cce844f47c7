package io.slipway.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.fault.FaultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesInputTest {

    @TempDir
    Path folder;

    private final ValuesInput input = new ValuesInput();

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void whatStandsLaterWins() throws IOException {
        input.files = List.of(
                file("a.yaml", "tasks: {db: {size: 1, name: a}}\nglobal: {x: 1}"),
                file("b.json", "{\"tasks\":{\"db\":{\"size\":2}}}"));
        input.typed = List.of("tasks.db.size=3", "tasks.db.on=true", "tasks.web.host=example.org");
        input.texts = List.of("tasks.db.version=1.10");

        assertThat(input.read())
                .hasToString(
                        "{\"tasks\":{\"db\":{\"size\":3,\"name\":\"a\",\"on\":true,\"version\":\"1.10\"},\"web\":{\"host\":\"example.org\"}},\"global\":{\"x\":1}}");
    }

    @Test
    void aDotInAKeyIsWrittenWithABackslash() {
        input.typed = List.of("global.a\\.b=[1, 2]");
        assertThat(input.read()).hasToString("{\"global\":{\"a.b\":[1,2]}}");
    }

    @Test
    void nothingFilledInIsNothing() {
        assertThat(input.read()).isNull();
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() throws IOException {
        input.files = List.of(file("bad.yaml", "tasks: {db: [}"));
        assertThatThrownBy(input::read)
                .isInstanceOf(FaultsException.class)
                .hasMessageContaining("bad.yaml:1")
                .hasMessageContaining("DOCUMENT-SYNTAX");
        input.files = List.of();
        input.typed = List.of("novalue");
        assertThatThrownBy(input::read).hasMessageContaining("has no key and value");
    }
}
