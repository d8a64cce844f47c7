package io.slipway.engine.yaml;

import static io.slipway.engine.yaml.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.slipway.engine.fault.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTreeTest {

    private static final String PACKAGE = """
            name: shop
            tasks:
              - id: database
                spec: {chart: "charts/postgres"}
              - {id: schema, odd/~key: 1}
            """;

    @Test
    void everyKeyAndValueKnowsItsPlace() {
        var root = (Mapping) yaml(PACKAGE);

        assertThat(root.entry("tasks").orElseThrow().place()).isEqualTo(new Place("f.yaml", 2, 1));
        assertThat(root.at("/name").orElseThrow().place()).isEqualTo(new Place("f.yaml", 1, 7));
        assertThat(root.at("/tasks/0").orElseThrow().place()).isEqualTo(new Place("f.yaml", 3, 5));
        assertThat(root.at("/tasks/0/spec/chart").orElseThrow().place()).isEqualTo(new Place("f.yaml", 4, 19));
        assertThat(root.at("/tasks/1/odd~1~0key").orElseThrow().place()).isEqualTo(new Place("f.yaml", 5, 28));
    }

    @ParameterizedTest
    @CsvSource({"/tasks/2", "/tasks/-1", "/tasks/01", "/tasks/x", "/name/x", "/nothing", "/tasks/99999999999999"})
    void aPathThatLeadsNowhereFindsNothing(String path) {
        assertThat(yaml(PACKAGE).at(path)).isEmpty();
    }

    @Test
    void whatIsNotThereHasThePlaceOfItsNearestAncestor() {
        var root = yaml(PACKAGE);

        assertThat(root.placeOf(JsonPointer.compile("/tasks/1/spec/chart"))).isEqualTo(new Place("f.yaml", 5, 5));
        assertThat(root.placeOf(JsonPointer.compile("/tasks/1/id"))).isEqualTo(new Place("f.yaml", 5, 10));
        assertThat(root.placeOf(JsonPointer.compile("/nothing"))).isEqualTo(root.place());
    }

    @Test
    void keysKeepTheirOrder() {
        assertThat(((Mapping) yaml("{z: 1, a: 2, m: 3}")).entries().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void anEmptyDocumentIsNull() {
        assertThat(yaml("")).isInstanceOfSatisfying(Scalar.class, scalar -> assertThat(scalar.isNull())
                .isTrue());
        assertThat(yaml("# only a comment\n").json().isNull()).isTrue();
        assertThat(yaml("---\n").json().isNull()).isTrue();
    }

    @Test
    void anAliasIsItsAnchorsValueOnceMore() {
        var root = yaml("a: &x {b: [1, *never]}\nc: *x\n".replace("*never", "2"));

        assertThat(root.json().toString()).isEqualTo("{\"a\":{\"b\":[1,2]},\"c\":{\"b\":[1,2]}}");
        assertThat(root.at("/c").orElseThrow()).isSameAs(root.at("/a").orElseThrow());
    }

    @Test
    void anchorsAndAliasesMayBeKeys() {
        assertThat(yaml("&k a: 1\nb: {*k : 2}").json().toString()).isEqualTo("{\"a\":1,\"b\":{\"a\":2}}");
    }

    @Test
    void keysAreTextWhateverTheyLookLike() {
        assertThat(yaml("{1: a, true: b, ~: c, \"\": d, ? e}").json().toString())
                .isEqualTo("{\"1\":\"a\",\"true\":\"b\",\"~\":\"c\",\"\":\"d\",\"e\":null}");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        var bytes = "\uFEFFname: é".getBytes(StandardCharsets.UTF_8);

        assertThat(new DocumentReader()
                        .read("f.yaml", bytes)
                        .checked()
                        .orThrow()
                        .json()
                        .toString())
                .isEqualTo("{\"name\":\"é\"}");
    }

    @Test
    void aFileIsReadByItsPathAndNamedByItsName(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("any"), "a: 1");

        var document = new DocumentReader().read("package.yaml", file);

        assertThat(document.checked().orThrow().place()).isEqualTo(new Place("package.yaml", 1, 1));
    }

    @Test
    void nothingPrintsTheTextOfADocument() {
        assertThat(yaml("{password: hunter2, list: [hunter2]}").toString())
                .contains("password")
                .doesNotContain("hunter2");
    }
}
