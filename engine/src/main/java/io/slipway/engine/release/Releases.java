package io.slipway.engine.release;

import io.slipway.engine.cluster.ObjectRef;
import java.time.Duration;
import java.util.List;

/**
 * Helm, as tasks need it. Whoever changes a release holds its reservation. Nothing waits here for objects to get ready; what
 * a hook does is waited for. An interrupt ends a call at once, and leaves the release as a crash would.
 *
 * <p>Each may throw a {@link ReleaseProblem}.
 */
public interface Releases {

    /** @param namespace empty for the one that the cluster's kubeconfig means */
    ReleaseRef find(String target, String namespace, String name);

    History history(ReleaseRef release);

    Contents contents(ReleaseRef release, int revision);

    /** The objects that stand in the record of a revision. */
    Rendered stored(ReleaseRef release, int revision);

    /**
     * What Helm would send to the cluster for this order; nothing is sent. Templates see the cluster, and which revision it
     * would be.
     */
    Rendered render(Order order) throws InterruptedException;

    /** Has Helm do all of this order but the effect: a {@link ReleaseProblem} says why it would be refused. */
    void tryOut(Order order) throws InterruptedException;

    boolean hasNamespace(ReleaseRef release);

    /** Nothing happens where it is there; where it is on its way out, it is made anew after that. */
    void makeNamespace(ReleaseRef release) throws InterruptedException;

    /** @return what is still in it, so that it stays; empty when it was removed, or is not there */
    List<ObjectRef> removeNamespaceIfEmpty(ReleaseRef release);

    void install(Order order) throws InterruptedException;

    void upgrade(Order order) throws InterruptedException;

    /**
     * Puts back the very objects of an earlier revision, nothing rendered again, hooks left out; what later revisions added
     * is removed. May be called again after it died in the middle.
     *
     * @param marks of the new revision
     */
    void restore(ReleaseRef release, int revision, Marks marks, Duration limit) throws InterruptedException;

    /** Takes a revision whose maker has died out of its pending state; the next one made cleans up after it. */
    void settle(ReleaseRef release, int revision);

    /**
     * Removes a release with all that its revisions made, and with what its hooks left.
     *
     * @param runHooks whether those for the removal are run; what of them fails is not waited for
     * @return what stays: objects that their chart keeps
     */
    List<ObjectRef> uninstall(ReleaseRef release, boolean runHooks, Duration limit) throws InterruptedException;

    /** The records of a release that was uninstalled with its history kept. */
    void forget(ReleaseRef release);

    /** Of the objects of the latest revision, those that are gone or changed in the cluster, each in a sentence. */
    List<String> drift(ReleaseRef release);
}
