package io.slipway.engine.app.access;

import io.slipway.engine.app.Rights;
import io.slipway.engine.app.Subject;
import java.util.List;

/**
 * The rules of AP-9 and AP-10. Admins may do everything, an app with its own objects too, and so may the user whose object it
 * is. All others need a right; what takes part in receiving and processing data is seen without one.
 */
public final class AccessRules {

    private AccessRules() {}

    /**
     * @param owner the app whose object it is
     * @param isGlobal whether all apps see objects of this kind
     */
    public static Grant of(String owner, boolean isGlobal, Rights rights, Asker asker) {
        if (asker.isAdmin()) return new Grant(true, true, new Subject(Subject.Type.ROLE, Asker.ADMIN).executesAs());
        var isOwn = asker.isApp(owner) || rights.owner().filter(asker::isUser).isPresent();
        if (isOwn) return new Grant(true, true, asker.self().executesAs());
        var subjects = asker.subjects();
        if (!isGlobal && subjects.stream().noneMatch(rights::mayAccess)) return Grant.NONE;
        return new Grant(
                true,
                subjects.stream().anyMatch(rights::mayWrite),
                through(rights, subjects, asker).executesAs());
    }

    /** The one that the rights name; who gets by as everybody does stands for themselves. */
    private static Subject through(Rights rights, List<Subject> subjects, Asker asker) {
        return subjects.stream()
                .filter(one -> rights.access().contains(one) || rights.write().contains(one))
                .findFirst()
                .orElseGet(asker::self);
    }
}
