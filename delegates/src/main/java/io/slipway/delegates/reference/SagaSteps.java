package io.slipway.delegates.reference;

import static io.slipway.delegates.reference.SagaStep.Place.ALONE;
import static io.slipway.delegates.reference.SagaStep.Place.BEHIND;
import static io.slipway.delegates.reference.SagaStep.Place.FIRST;
import static io.slipway.delegates.reference.SagaStep.Place.LEASED;

import java.util.List;

/** All steps that a diagram may be made of, beside the task types. */
public final class SagaSteps {

    private static final String NOTHING = "nothing";
    private static final String ORDER =
            "the variables of the start: package, values, target, approval; and the business key, if there is one";
    private static final String OPENED = "the run's id as the business key; package, approval, round";

    private SagaSteps() {}

    /** In the order in which a run comes to them. */
    public static List<SagaStep> all() {
        return List.of(
                new SagaStep(
                        FIRST,
                        "openRun",
                        "open the run of a task package",
                        "Checks what was asked for, and opens the run; what is wrong fails the start itself.",
                        ORDER,
                        OPENED + ", mode"),
                opening("openInstall", "open an install", "an app that is not installed yet"),
                opening("openUpgrade", "open an upgrade", "another version of an app that is installed"),
                opening("openUninstall", "open an uninstall", "an app that is installed and that no other one needs"),
                new SagaStep(
                        ALONE,
                        "deployGraph",
                        "deploy the graph",
                        "Draws the tasks as a process, and the way back as another, and deploys both.",
                        "the package, or what a designer has made of its graph",
                        "graphProcess, graphVersion, undoProcess, undoVersion, for the calls of the two"),
                new SagaStep(
                        LEASED,
                        "checkTasksDelegate",
                        "check all tasks",
                        "Asks every task whether it can be done here and now, and tells all that is wrong. No effects.",
                        "the tasks and the values",
                        "nothing; what is wrong fails the run"),
                new SagaStep(
                        LEASED,
                        "checkFirstDelegate",
                        "check up to the first fault",
                        "Asks the tasks one after the other, and ends with the first one that cannot be done. No effects.",
                        "the tasks and the values",
                        "nothing; what is wrong fails the run"),
                new SagaStep(
                        ALONE,
                        "takeResources",
                        "take the resources of a task package",
                        "Takes all that the tasks need for themselves, or nothing, in one transaction.",
                        "what the tasks need, and what the run was told to do on a conflict",
                        "resources: taken, held or refused"),
                new SagaStep(
                        ALONE,
                        "reserveResources",
                        "reserve what an app needs",
                        "Reserves names, ports and whatever else an app needs for itself, all of it or nothing, "
                                + "in one transaction.",
                        "what the install tasks need, and what installed apps and other installs have",
                        "resources: taken, held (by another install) or refused; tries: how often it was tried"),
                new SagaStep(
                        BEHIND,
                        "giveUpReserving",
                        "say that apps compete",
                        "Fails the install: what it needs stays with the other one.",
                        "who holds what",
                        "nothing; the run fails"),
                new SagaStep(
                        LEASED,
                        "prepareTasksDelegate",
                        "work out the operations",
                        "Compares, for each install task, what is there with what comes, and locks what was looked at. "
                                + "Changes nothing.",
                        "the app's files and the world as it is",
                        "nothing; the operations are kept with the run, and a fault fails it"),
                new SagaStep(
                        ALONE,
                        "evaluateRun",
                        "evaluate",
                        "Says how it goes on.",
                        "whether the run has failed or was cancelled",
                        "outcome: done, failed (put everything back) or keep (cancelled, and what was done stays)"),
                new SagaStep(
                        BEHIND,
                        "unlockConfiguration",
                        "unlock the configuration",
                        "Gives back the locks of the preparation; for the way back.",
                        "the run's locks",
                        NOTHING),
                new SagaStep(
                        BEHIND,
                        "releaseReservations",
                        "release the reservations",
                        "Gives back what was reserved; for the way back.",
                        "the run's reservations",
                        NOTHING),
                new SagaStep(
                        ALONE,
                        "closeRun",
                        "close the run of a task package",
                        "Ends the run; what it held is free for others.",
                        "how the run went",
                        "state: succeeded, rolled-back, failed or cancelled"),
                new SagaStep(
                        ALONE,
                        "closeInstall",
                        "close an install, upgrade or uninstall",
                        "Ends the run, and writes down in the same transaction what is installed now and what it uses.",
                        "how the run went",
                        NOTHING));
    }

    private static SagaStep opening(String bean, String name, String what) {
        return new SagaStep(
                FIRST,
                bean,
                name,
                "Checks what was asked for, which is " + what
                        + ", and opens the run; what is wrong fails the start itself.",
                ORDER + "; stopAtFirst, to be told the first fault only",
                OPENED + ", stopAtFirst");
    }

    /** A table for a page. */
    public static String markdown() {
        var text = new StringBuilder("| Step | | Reads | Leaves |\n|---|---|---|---|\n");
        for (var step : all())
            text.append("| `")
                    .append(step.delegate())
                    .append("` | ")
                    .append(step.does())
                    .append(" | ")
                    .append(step.reads())
                    .append(" | ")
                    .append(step.leaves())
                    .append(" |\n");
        return text.toString();
    }
}
