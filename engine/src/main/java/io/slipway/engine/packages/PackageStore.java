package io.slipway.engine.packages;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.graph.SemanticVersion;
import io.slipway.engine.pack.ArchiveLimits;
import io.slipway.engine.pack.PackageArchive;
import io.slipway.engine.pack.PackageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The packages of the installation (TR-23), by the digest of their files. A name and version mean one package at a time;
 * one that was replaced stays for the runs that began with it, and can be had by its digest.
 */
public final class PackageStore {

    private static final int MOST_COLLISIONS = 5;

    private final PackageRows rows;
    private final Pieces pieces;
    private final PackageRefs refs;
    private final PackageCache cache;
    private final TransactionTemplate transaction;
    private final ArchiveLimits limits;
    private final Clock clock;

    /** H2 gives a second writer of the same key an error where PostgreSQL lets it wait; and two at once are no quicker. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** @param cache the node's own folder for the files of packages; made if need be */
    public PackageStore(DataSource dataSource, Path cache, ArchiveLimits limits, Clock clock) {
        this.rows = new PackageRows(dataSource);
        this.pieces = new Pieces(dataSource);
        this.refs = new PackageRefs(rows);
        this.cache = new PackageCache(cache);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Keeps a package. All of it is there afterwards, or nothing.
     *
     * @param replace whether it may take the place of another one of this name and version
     */
    public Checked<Pushed> push(
            PackageFiles files, String name, SemanticVersion version, String kind, String by, boolean replace) {
        var wanted = new StoredPackage(files.digest(), kind, name, version.toString(), 0, by, now(), true);
        oneAtATime.lock();
        try {
            return pushUndisturbed(files, wanted, replace);
        } catch (FaultsException refused) {
            return new Checked.Faulty<>(refused.faults());
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Another node may push the same at the same time; then it is looked at again, and the other one was there before. */
    private Checked<Pushed> pushUndisturbed(PackageFiles files, StoredPackage wanted, boolean replace) {
        for (int collisions = 0; ; collisions++) {
            try {
                return inTransaction(() -> pushOnce(files, wanted, replace));
            } catch (DuplicateKeyException meanwhile) {
                if (collisions == MOST_COLLISIONS) throw meanwhile;
            }
        }
    }

    private Checked<Pushed> pushOnce(PackageFiles files, StoredPackage wanted, boolean replace) {
        var holder = rows.byLabel(wanted.label());
        if (holder.isPresent()) {
            if (holder.get().digest().equals(wanted.digest()))
                return new Checked.Sound<>(new Pushed(holder.get(), false));
            if (!replace) return faulty(PackageStoreFaults.versionTaken(holder.get()));
            rows.takeLabelFrom(holder.get().digest());
        }
        var isNew = rows.byDigest(wanted.digest()).isEmpty();
        if (isNew) insert(files, wanted);
        else rows.giveLabelTo(wanted.digest(), wanted.pushedBy(), wanted.pushedAt());
        return new Checked.Sound<>(new Pushed(rows.byDigest(wanted.digest()).orElseThrow(), isNew));
    }

    private void insert(PackageFiles files, StoredPackage wanted) {
        rows.insert(
                wanted.digest(), wanted.kind(), wanted.name(), wanted.version(), wanted.pushedBy(), wanted.pushedAt());
        try (var out = pieces.write(wanted.digest(), limits.archiveBytes())) {
            PackageArchive.write(files, out);
            rows.size(wanted.digest(), out.written());
        } catch (Pieces.TooLarge tooLarge) {
            // Thrown, so that the transaction takes the pieces back.
            throw new FaultsException(Faults.of(PackageStoreFaults.tooLarge(wanted.label(), limits.archiveBytes())));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** @param ref {@code name:version}, {@code name} for its highest version, or a digest or the beginning of one */
    public Checked<StoredPackage> find(String ref) {
        return refs.find(ref);
    }

    /**
     * A page of the list, the newest first.
     *
     * @param name only packages of this name
     * @param after {@link #position} of the last one before; none for the first page
     */
    public List<StoredPackage> list(@Nullable String name, int limit, @Nullable ListPosition after) {
        return rows.list(name, limit, after);
    }

    public static ListPosition position(StoredPackage last) {
        return ListPosition.of(last);
    }

    /** The files of a package on this node, shared by all who use them; nobody writes there. */
    public Checked<PackageFiles> open(String digest) {
        var stored = rows.byDigest(digest);
        if (stored.isEmpty()) return faulty(PackageStoreFaults.unknown(digest, ""));
        return new Checked.Sound<>(cache.files(stored.get(), () -> archive(stored.get())));
    }

    /** The bytes of its {@code .tgz}. */
    public InputStream archive(StoredPackage stored) {
        return pieces.read(stored.digest(), stored.size());
    }

    /**
     * For who opens a run, in the transaction that does so: from now on to its end the package cannot be removed, and then
     * the run is known to use it. False when the package is not there (any more).
     */
    public boolean hold(String digest) {
        return rows.lock(digest);
    }

    /** Refused while a run uses it that is not over, or an app is installed from it. A name alone will do only where there is one version of it. */
    public Checked<StoredPackage> remove(String ref) {
        var found = refs.findOnly(ref);
        if (!found.isSound()) return found;
        var stored = found.orThrow();
        var refused = inTransaction(() -> removeUnlessUsed(stored));
        if (refused.isPresent()) return faulty(refused.get());
        cache.remove(stored.digest());
        return found;
    }

    private Optional<Fault> removeUnlessUsed(StoredPackage stored) {
        if (!rows.lock(stored.digest())) return Optional.of(PackageStoreFaults.unknown(stored.digest(), ""));
        var runs = rows.runsThatUse(stored.digest());
        if (!runs.isEmpty()) return Optional.of(PackageStoreFaults.inUse(stored, runs));
        var apps = rows.appsThatUse(stored.digest());
        if (!apps.isEmpty()) return Optional.of(PackageStoreFaults.installed(stored, apps));
        rows.delete(stored.digest());
        return Optional.empty();
    }

    /** Removes what lies in this node's cache and is in the store no more; another node may have removed it. */
    public void tidyCache() {
        cache.tidy(digest -> rows.byDigest(digest).isPresent());
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        var result = transaction.execute(status -> work.get());
        if (result == null) throw new IllegalStateException("The work in a transaction answers something.");
        return result;
    }

    /** As exact as both databases keep it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> Checked<T> faulty(Fault fault) {
        return new Checked.Faulty<>(Faults.of(fault));
    }
}
