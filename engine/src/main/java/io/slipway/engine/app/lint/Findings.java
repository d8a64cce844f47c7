package io.slipway.engine.app.lint;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Errors and warnings so far. Bounded, as are the guesses, so that a package with faults everywhere costs us little. */
public final class Findings {

    private static final int MOST = 1_000;
    private static final int WORDS_COMPARED = 200_000;

    private final List<Fault> errors = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();
    private int compared;

    public void error(Fault fault) {
        add(fault, errors);
    }

    public void errors(Faults faults) {
        faults.all().forEach(this::error);
    }

    /** Something that is probably not meant so, but keeps nothing from being installed. */
    public void warning(Fault fault) {
        add(fault, warnings);
    }

    /** An error, unless somebody else may still make it right. */
    public void add(boolean isError, Fault fault) {
        add(fault, isError ? errors : warnings);
    }

    private static void add(Fault fault, List<Fault> all) {
        if (all.size() < MOST) all.add(fault);
        else if (all.size() == MOST) all.add(tooMany(fault.place()));
    }

    private static Fault tooMany(Place place) {
        return new Fault(
                "APP-TOO-MANY-FAULTS",
                place,
                "There are more than %d faults; the others are not shown.".formatted(MOST),
                "Mend these first.");
    }

    /** {@code Did you mean "cron"?} and what else there is to say; without a guess where there is none. */
    public String guess(String word, Collection<String> known, String otherwise) {
        if (compared + known.size() > WORDS_COMPARED) return otherwise;
        compared += known.size();
        var guess = Suggestion.sentence(word, known);
        return guess.isEmpty() ? otherwise : (guess + " " + otherwise).strip();
    }

    public Faults errors() {
        return Faults.of(errors);
    }

    public Faults warnings() {
        return Faults.of(warnings);
    }
}
