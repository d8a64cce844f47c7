package io.slipway.engine.app;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what with an object. Without a word about it, its own app alone sees and changes it.
 *
 * @param owner the user whose object it is; none where nobody is named
 * @param access who may see it and use it
 * @param write who may change it
 */
public record Rights(Optional<String> owner, Set<Subject> access, Set<Subject> write) {

    public static final Rights NONE = new Rights(Optional.empty(), Set.of(), Set.of());

    public Rights {
        access = Collections.unmodifiableSet(new LinkedHashSet<>(access));
        write = Collections.unmodifiableSet(new LinkedHashSet<>(write));
    }

    /** Who may change something may see it too. */
    public boolean mayAccess(Subject subject) {
        return holds(access, subject) || mayWrite(subject);
    }

    public boolean mayWrite(Subject subject) {
        return holds(write, subject);
    }

    private static boolean holds(Set<Subject> subjects, Subject subject) {
        return subjects.contains(subject) || subjects.contains(Subject.EVERYBODY);
    }
}
