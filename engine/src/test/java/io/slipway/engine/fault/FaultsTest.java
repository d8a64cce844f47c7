package io.slipway.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static Fault at(String file, int line, int column) {
        return new Fault("TEST-FAULT", new Place(file, line, column), "This is wrong.", "Mend it.");
    }

    @Test
    void faultsStandInTheOrderOfTheirPlaces() {
        var faults = Faults.of(at("b", 1, 1), at("a", 10, 1), at("a", 9, 20), at("a", 9, 3), at("a", 0, 0))
                .and(new Fault("TEST-FAULT", Place.UNKNOWN, "This is wrong.", "Mend it."));

        assertThat(faults.stream().map(fault -> fault.place().toString()))
                .containsExactly("", "a", "a:9:3", "a:9:20", "a:10:1", "b:1:1");
    }

    @Test
    void aFaultIsOneLineWithPlaceCodeAndBothSentences() {
        assertThat(at("slipway.yaml", 3, 7).toString())
                .isEqualTo("slipway.yaml:3:7 TEST-FAULT This is wrong. Mend it.");
        assertThat(new Fault("TEST-FAULT", Place.UNKNOWN, "This is wrong.", "Mend it.").toString())
                .isEqualTo("TEST-FAULT This is wrong. Mend it.");
    }

    @Test
    void foreignWordsCannotSteerTheTerminal() {
        var fault = new Fault("TEST-FAULT", Place.of("a\u001b[2J"), "Bad \u202eword\r\nFAKE-LINE.", "Mend it.");

        assertThat(Faults.of(fault).render())
                .isEqualTo("a\uFFFD[2J TEST-FAULT Bad \uFFFDword\uFFFD\uFFFDFAKE-LINE. Mend it.");
    }

    @Test
    void longForeignWordsAreShortened() {
        assertThat(Quoted.of("x".repeat(1_000))).hasSize(83).endsWith("…\"");
    }

    @Test
    void theSameFaultIsToldOnce() {
        assertThat(Faults.of(at("a", 1, 1))
                        .and(Faults.of(at("a", 1, 1), at("a", 2, 1)))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void addingFaultsLeavesTheOldOnesAsTheyWere() {
        var before = Faults.of(at("a", 1, 1));
        before.and(at("a", 2, 1));

        assertThat(before.count()).isEqualTo(1);
        assertThat(Faults.NONE.and(before)).isSameAs(before);
        assertThat(before.and(Faults.NONE)).isSameAs(before);
        assertThatThrownBy(() -> before.all().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theExceptionSaysWhatTheFaultsSay() {
        var faults = Faults.of(at("a", 1, 1), at("b", 1, 1));

        assertThatThrownBy(faults::throwIfPresent)
                .isInstanceOfSatisfying(FaultsException.class, thrown -> assertThat(thrown.faults())
                        .isEqualTo(faults))
                .hasMessage(faults.render());
        Faults.NONE.throwIfPresent();
    }

    @Test
    void aCodeIsUpperKebabWithItsAreaFirst() {
        for (var code : List.of("unknown-key", "SITE", "SITE_KEY", "SITE-", "-SITE")) {
            assertThatThrownBy(() -> new Fault(code, Place.UNKNOWN, "", ""))
                    .as(code)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatIsFaultyHasNoValueAndWhatIsSoundHasNoFaults() {
        Checked<String> sound = Checked.of(Faults.NONE, () -> "fine");
        Checked<String> faulty = Checked.of(Faults.of(at("a", 1, 1)), () -> {
            throw new AssertionError("made a value in spite of faults");
        });

        assertThat(sound.orThrow()).isEqualTo("fine");
        assertThat(sound.isSound()).isTrue();
        assertThat(faulty.isSound()).isFalse();
        assertThatThrownBy(faulty::orThrow).isInstanceOf(FaultsException.class);
        assertThatThrownBy(() -> new Checked.Faulty<String>(Faults.NONE)).isInstanceOf(IllegalArgumentException.class);
    }
}
