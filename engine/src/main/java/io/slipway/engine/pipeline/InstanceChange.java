package io.slipway.engine.pipeline;

import io.slipway.engine.pipeline.InstanceBook.Image;
import io.slipway.engine.pipeline.InstanceBook.Known;
import io.slipway.engine.pipeline.PipelineRoles.Step;
import io.slipway.engine.pipeline.PipelineTarget.Content;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings one instance to run certain parts. */
final class InstanceChange {

    private final Step step;
    private final PipelineTarget target;
    private final List<Part> inForce;
    private final InstanceBook book;

    InstanceChange(Step step, PipelineTarget target, List<Part> inForce, InstanceBook book) {
        this.step = step;
        this.target = target;
        this.inForce = inForce;
        this.book = book;
    }

    private Optional<Known> known() {
        return book.find(step.role(), target.name());
    }

    /** What it would run. */
    Optional<String> text() throws TargetProblem, InterruptedException {
        var known = known();
        return text(known.isPresent() ? known.get().base() : target.read());
    }

    private Optional<String> text(Optional<String> base) throws TargetProblem {
        return RoleText.of(step.role().service(), target.fileName(), base, inForce);
    }

    /** Fails where it could not be changed now. */
    void look() throws TargetProblem, InterruptedException {
        var live = target.read();
        var known = known();
        if (known.isPresent()) refuseForeignChange(known.get(), live);
    }

    void bring(Consumer<String> waits) throws TargetProblem, InterruptedException {
        var live = target.read();
        var found = known();
        if (found.isPresent()) refuseForeignChange(found.get(), live);
        var base = found.isPresent() ? found.get().base() : live;
        var wanted = text(base);
        if (found.isEmpty() && wanted.equals(live)) return;
        var known = found.isPresent() ? found.get() : book.takeOver(step.role(), target.name(), base);
        if (isThere(known, live, wanted)) return;
        book.keepImage(step.run(), step.role(), target.name(), new Image(live, known.parts()));
        write(wanted, !inForce.isEmpty(), waits);
    }

    private boolean isThere(Known known, Optional<String> live, Optional<String> wanted) {
        return !known.pending() && wanted.equals(live) && known.parts().equals(Part.digests(inForce));
    }

    private void write(Optional<String> text, boolean isOurs, Consumer<String> waits)
            throws TargetProblem, InterruptedException {
        book.begin(step.role(), target.name());
        target.write(new Content(text, isOurs), waits);
        book.applied(step.role(), target.name(), Part.digests(inForce), text);
    }

    /** @return what was left as it is */
    Optional<String> putBack(Consumer<String> waits) throws TargetProblem, InterruptedException {
        var image = book.image(step.run(), step.role(), target.name());
        var found = known();
        if (found.isEmpty() && image.isEmpty()) return Optional.empty();
        var live = target.read();
        // Where this run has taken out the last part, nothing of ours was there any more.
        var known = found.isPresent() ? found.get() : book.takeOver(step.role(), target.name(), live);
        if (isForeign(known, live))
            return Optional.of(
                    target.name() + " of " + step.role() + " was changed by hand meanwhile and is left as it is."
                            + " Take out there what is tagged '" + RoleText.tag(step.owner()) + "'.");
        var before = before(known, image);
        if (isThere(known, live, before)) return Optional.empty();
        write(before, !inForce.isEmpty(), waits);
        return Optional.empty();
    }

    /** The very text from before the run, unless others have come or gone since. */
    private Optional<String> before(Known known, Optional<Image> image) throws TargetProblem {
        var fits = image.filter(one -> one.parts().equals(Part.digests(inForce)));
        return fits.isPresent() ? fits.get().text() : text(known.base());
    }

    private void refuseForeignChange(Known known, Optional<String> live) throws TargetProblem {
        if (isForeign(known, live))
            throw new TargetProblem(
                    target.name()
                            + " was changed by hand since Slipway wrote it. Make that change in the package of an app,"
                            + " and move the text away: Slipway writes it anew.",
                    false);
    }

    /** What is gone altogether is written again; so there is always a way on. */
    private static boolean isForeign(Known known, Optional<String> live) {
        return !known.pending() && live.isPresent() && !TextDigest.of(live).equals(known.digest());
    }
}
