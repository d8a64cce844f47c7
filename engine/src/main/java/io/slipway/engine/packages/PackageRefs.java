package io.slipway.engine.packages;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.graph.SemanticVersion;
import io.slipway.engine.yaml.Suggestion;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The ways in which people and programs name a package. */
final class PackageRefs {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{4,63}");
    private static final int MOST_GUESSES = 2_000;
    private static final int MOST_ALIKE = 10;

    private static final Comparator<StoredPackage> BY_VERSION =
            Comparator.comparing(stored -> SemanticVersion.of(stored.version()));

    private final PackageRows rows;

    PackageRefs(PackageRows rows) {
        this.rows = rows;
    }

    /** A name alone means its highest version. */
    Checked<StoredPackage> find(String ref) {
        var versions = versions(ref);
        if (versions.isEmpty()) return findOther(ref);
        return new Checked.Sound<>(versions.stream()
                .max(BY_VERSION.thenComparing(StoredPackage::version))
                .orElseThrow());
    }

    /** A name alone means nothing where there are several versions. */
    Checked<StoredPackage> findOnly(String ref) {
        var versions = versions(ref);
        return versions.isEmpty() ? findOther(ref) : only(ref, versions);
    }

    private List<StoredPackage> versions(String ref) {
        return DIGEST.matcher(ref).matches() || ref.contains(":") ? List.of() : rows.current(ref);
    }

    private Checked<StoredPackage> findOther(String ref) {
        if (ref.contains(":"))
            return rows.byLabel(ref)
                    .<Checked<StoredPackage>>map(Checked.Sound::new)
                    .orElseGet(() -> unknown(ref));
        boolean isDigest =
                DIGEST.matcher(ref).matches() || BEGINNING.matcher(ref).matches();
        var found = isDigest ? rows.beginningWith(ref, MOST_ALIKE) : List.<StoredPackage>of();
        return found.isEmpty() ? unknown(ref) : only(ref, found);
    }

    private static Checked<StoredPackage> only(String ref, List<StoredPackage> found) {
        if (found.size() == 1) return new Checked.Sound<>(found.get(0));
        var meant = found.stream()
                .sorted(BY_VERSION)
                .map(stored -> stored.isCurrent() ? stored.label() : stored.digest())
                .toList();
        return faulty(PackageStoreFaults.ambiguous(ref, meant));
    }

    private Checked<StoredPackage> unknown(String ref) {
        int colon = ref.indexOf(':');
        var name = colon < 0 ? ref : ref.substring(0, colon);
        var versions = colon < 0 ? List.<StoredPackage>of() : rows.current(name);
        return faulty(PackageStoreFaults.unknown(
                ref,
                versions.isEmpty() ? Suggestion.sentence(name, rows.names(MOST_GUESSES)) : versionsOf(name, versions)));
    }

    private static String versionsOf(String name, List<StoredPackage> versions) {
        var some = versions.stream()
                .sorted(BY_VERSION.reversed())
                .limit(MOST_ALIKE)
                .map(StoredPackage::version)
                .toList();
        return "Versions of %s here: %s%s."
                .formatted(name, String.join(", ", some), versions.size() > MOST_ALIKE ? ", …" : "");
    }

    private static <T> Checked<T> faulty(Fault fault) {
        return new Checked.Faulty<>(Faults.of(fault));
    }
}
