package io.slipway.engine.graph;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.yaml.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The faults of one package so far. Bounded, as are the guesses, so that a package with faults everywhere costs us little. */
final class Findings {

    private static final int MOST = 1_000;
    private static final int WORDS_COMPARED = 200_000;

    private final List<Fault> faults = new ArrayList<>();
    private int compared;

    void add(Fault fault) {
        if (faults.size() < MOST) {
            faults.add(fault);
        } else if (faults.size() == MOST) {
            faults.add(PackageFaults.tooManyFaults(fault.place(), MOST));
        }
    }

    /** {@code Did you mean "schema"?} and what else there is to say; without a guess where there is none. */
    String guess(String word, Collection<String> known, String otherwise) {
        if (compared + known.size() > WORDS_COMPARED) return otherwise;
        compared += known.size();
        var guess = Suggestion.sentence(word, known);
        return guess.isEmpty() ? otherwise : (guess + " " + otherwise).strip();
    }

    Faults all() {
        return Faults.of(faults);
    }
}
