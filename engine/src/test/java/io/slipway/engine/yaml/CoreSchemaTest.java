package io.slipway.engine.yaml;

import static io.slipway.engine.yaml.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreSchemaTest {

    private static JsonNode json(String value) {
        return yaml("value: " + value).at("/value").orElseThrow().json();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL", "!!null null"})
    void nullHasFiveSpellings(String text) {
        assertThat(json(text).isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "True,true", "TRUE,true", "false,false", "False,false", "FALSE,false", "!!bool true,true"})
    void booleansAreTrueAndFalseOnly(String text, boolean value) {
        assertThat(json(text).isBoolean()).isTrue();
        assertThat(json(text).booleanValue()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-7,-7",
        "+7,7",
        "007,7",
        "0o17,15",
        "0x1F,31",
        "2147483647,2147483647",
        "-2147483648,-2147483648"
    })
    void smallIntegersAreInts(String text, int value) {
        assertThat(json(text).isInt()).isTrue();
        assertThat(json(text).intValue()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-9223372036854775808", "9223372036854775807"})
    void largerIntegersAreLongs(String text) {
        assertThat(json(text).isLong()).isTrue();
        assertThat(json(text).longValue()).isEqualTo(Long.parseLong(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "123456789012345678901234567890"})
    void hugeIntegersKeepAllTheirDigits(String text) {
        assertThat(json(text).isBigInteger()).isTrue();
        assertThat(json(text).asText()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5,1.5",
        "-1.,-1",
        ".5,0.5",
        "1e3,1000",
        "1.0,1",
        "-.inf,-Infinity",
        ".Inf,Infinity",
        ".nan,NaN",
        "!!float 1,1"
    })
    void floatsAreDoubles(String text, double value) {
        assertThat(json(text).isDouble()).isTrue();
        assertThat((Double) json(text).doubleValue()).isEqualTo((Double) value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "on",
                "off",
                "y",
                "tRUE",
                "nULL",
                "12:30:45",
                "2026-01-01",
                "1_000",
                "0b11",
                "0o8",
                "0xG",
                "+",
                ".",
                "1.2.3",
                "e3",
                "1e",
                "-.nan",
                "-0x1F",
                "10m",
                "Infinity",
                "NaN",
                "1d"
            })
    void everythingElseIsText(String text) {
        assertThat(json(text).isTextual()).isTrue();
        assertThat(json(text).textValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "'12'", "!!str 12", "! 12", "\"\"", "|\n  12", "\"null\""})
    void quotesAndTagsMakeText(String text) {
        assertThat(json(text).isTextual()).isTrue();
    }

    @Test
    void jsonReadsTheSameFromBothFormats() throws Exception {
        var text = "{\"a\": [1, -2.5, 1e5, true, null, \"x\\u00e9\\n\"], \"b\": {\"c\": 12345678901234567890}}";

        var expected = new ObjectMapper().readTree(text);

        assertThat(yaml(text).json()).isEqualTo(expected);
        assertThat(Documents.tree("f.json", text).json()).isEqualTo(expected);
    }
}
