package io.slipway.engine.pipeline;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.yaml.Suggestion;
import java.util.List;

/** The sentences about configurations that several apps share. Values of settings are in none of them. */
final class PipelineFaults {

    static final String NO_INSTANCE = "PIPELINE-ROLE";

    private PipelineFaults() {}

    static Fault idTaken(RoleName role, Component mine, Placed other) {
        return fault(
                "PIPELINE-TAKEN",
                "In %s the id %s is taken by %s.".formatted(role, Quoted.of(mine.id()), other.who()),
                "Give " + mine + " another id.");
    }

    static Fault nameTaken(RoleName role, String name, Placed other) {
        return fault(
                "PIPELINE-TAKEN",
                "In %s the setting %s is made by %s already.".formatted(role, Quoted.of(name), other.who()),
                "Take it out of this app: one of them only can say it for all.");
    }

    static Fault portTaken(RoleName role, Listening mine, Listening taken, Placed other) {
        return fault(
                "PIPELINE-PORT",
                "In %s %s listens on port %s, on which %s of %s in %s listens."
                        .formatted(
                                role, mine.component(), mine.port(":"), taken.component(), other.who(), other.role()),
                "Give it another port.");
    }

    static Fault portTwice(RoleName role, Listening one, Listening other) {
        return fault(
                "PIPELINE-PORT",
                "In %s %s and %s listen on the same port %s."
                        .formatted(role, one.component(), other.component(), one.port(":")),
                "Give one of them another port.");
    }

    static Fault noInput(RoleName role, Component taker, String input) {
        return fault(
                "PIPELINE-INPUT",
                "In %s %s takes events from %s, and nobody there is called so."
                        .formatted(role, taker, Quoted.of(input)),
                "Correct the input, or install the app that brings it first and name it in requires.");
    }

    static Fault notRequired(RoleName role, Component taker, String input, Component from, Placed other) {
        return fault(
                "PIPELINE-INPUT",
                "In %s %s takes events from %s, and with it from %s of %s, which this app does not require."
                        .formatted(role, taker, Quoted.of(input), from, other.who()),
                other.owner().isEmpty()
                        ? "Name a component of your own, or of an app in requires."
                        : "Name '" + other.owner() + "' in requires, or write an input that does not hold it.");
    }

    static Fault takenBy(RoleName role, Component mine, String input, Component taker, Placed other) {
        return fault(
                "PIPELINE-INPUT",
                "In %s %s of %s takes events from %s, and with it from %s of this app, which it does not know."
                        .formatted(role, taker, other.who(), Quoted.of(input), mine),
                "Give " + mine + " an id that this pattern does not hold.");
    }

    static Fault missedBy(RoleName role, String input, Component taker, Placed other) {
        return fault(
                "PIPELINE-INPUT",
                "In %s %s of %s takes events from %s, which would be gone."
                        .formatted(role, taker, other.who(), Quoted.of(input)),
                "Keep it, or first change what needs it.");
    }

    static Fault circle(RoleName role, Component component) {
        return fault(
                "PIPELINE-CIRCLE",
                "In %s %s takes its own events again, by way of other apps.".formatted(role, component),
                "Remove one of the inputs that close the circle.");
    }

    static Fault noInstance(RoleName role, List<String> known) {
        var guess = Suggestion.sentence(role.role(), known);
        return fault(
                NO_INSTANCE,
                "The role %s has no instance: slipway.yaml names none under pipelines.%s.%s."
                        .formatted(role, role.service(), role.role()),
                (guess + " Name its instances there, or rename the folder of the app.").strip());
    }

    static Fault refuses(RoleName role, String instance, String why) {
        return fault(
                "PIPELINE-INSTANCE",
                "The instance %s of %s cannot be changed now: %s".formatted(instance, role, why),
                "Mend that, then start again.");
    }

    static Fault invalid(RoleName role, String why) {
        return fault(
                "PIPELINE-INVALID",
                "%s itself refuses the configuration of %s: %s".formatted(role.service(), role, why),
                "Correct the app's pipeline; what Slipway checks by itself was right.");
    }

    private static Fault fault(String code, String what, String mend) {
        return new Fault(code, Place.UNKNOWN, what, mend);
    }
}
