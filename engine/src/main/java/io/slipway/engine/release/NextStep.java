package io.slipway.engine.release;

/** What to do about a release, told from what is observed of it alone. */
public sealed interface NextStep {

    /** @param forgets records of a release that was uninstalled are still there, and in the way */
    record Install(boolean forgets) implements NextStep {}

    /** @param adopts whether it was made by somebody else, or by another installation */
    record Upgrade(int from, boolean adopts) implements NextStep {}

    /** Just what is wanted stands there. */
    record Skip(int revision) implements NextStep {}

    /** We died in the middle of this revision: take it out of its pending state, and ask again. */
    record Settle(int revision) implements NextStep {}

    /** We died in the middle of a first install, or of a removal: remove all of it, and ask again. */
    record Remove(int revision) implements NextStep {}

    /** @param why who is in the way, since when, and what to do */
    record Conflict(String why) implements NextStep {}

    static NextStep of(ReleaseRef release, History history, Wanted wanted, Ours ours) {
        var latest = history.latest();
        if (latest.isEmpty()) return new Install(false);
        var revision = latest.get();
        return switch (revision.state()) {
            case DEPLOYED -> ofDeployed(revision, wanted, ours);
            case FAILED, SUPERSEDED -> new Upgrade(revision.number(), !ours.made(revision));
            case PENDING_INSTALL, PENDING_UPGRADE, PENDING_ROLLBACK -> ofPending(release, history, revision, ours);
            case UNINSTALLING ->
                ours.isRemoving(revision) ? new Remove(revision.number()) : new Conflict(inTheWay(release, revision));
            case UNINSTALLED -> ours.isRemoving(revision) ? new Remove(revision.number()) : new Install(true);
            case UNKNOWN ->
                new Conflict("Revision " + revision.number() + " of the release " + release
                        + " is in a state that this Slipway does not know. Look with: helm history "
                        + release.name() + " -n " + release.namespace() + ".");
        };
    }

    private static NextStep ofDeployed(Revision revision, Wanted wanted, Ours ours) {
        boolean isOurs = ours.made(revision);
        boolean isSame = revision.marks().filter(wanted::isMadeBy).isPresent();
        if (isOurs && isSame && revision.isSound()) return new Skip(revision.number());
        return new Upgrade(revision.number(), !isOurs);
    }

    private static NextStep ofPending(ReleaseRef release, History history, Revision revision, Ours ours) {
        if (!ours.made(revision)) return new Conflict(inTheWay(release, revision));
        boolean isFirst = history.standing().isEmpty();
        return isFirst ? new Remove(revision.number()) : new Settle(revision.number());
    }

    private static String inTheWay(ReleaseRef release, Revision revision) {
        var who = revision.marks()
                .map(marks -> "another Slipway (" + marks.key() + ")")
                .orElse("somebody else, with Helm");
        var mend = revision.state() == ReleaseState.UNINSTALLING
                ? "helm uninstall " + release.name() + " -n " + release.namespace()
                : revision.number() == 1
                        ? "helm uninstall " + release.name() + " -n " + release.namespace()
                        : "helm rollback " + release.name() + " -n " + release.namespace();
        return "The release " + release + " is " + revision.state().word() + " since " + revision.since()
                + ": revision " + revision.number() + " (" + revision.chart() + ") was begun by " + who
                + ". Wait until that has ended; if it has died, run: " + mend + ".";
    }
}
