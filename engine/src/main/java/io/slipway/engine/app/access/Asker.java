package io.slipway.engine.app.access;

import io.slipway.engine.app.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who wants to see or change an object.
 *
 * @param roles of the user
 * @param app that the user acts as; who does so has the app's rights and none of their own
 */
public record Asker(String user, Set<String> roles, Optional<String> app) {

    /** May do everything. */
    static final String ADMIN = "admin";

    public Asker {
        roles = Set.copyOf(roles);
    }

    public static Asker person(String user, Set<String> roles) {
        return new Asker(user, roles, Optional.empty());
    }

    public static Asker app(String app) {
        return new Asker("", Set.of(), Optional.of(app));
    }

    public Asker as(String name) {
        return new Asker(user, roles, Optional.of(name));
    }

    boolean isAdmin() {
        return app.isEmpty() && roles.contains(ADMIN);
    }

    boolean isApp(String name) {
        return app.filter(name::equals).isPresent();
    }

    boolean isUser(String name) {
        return app.isEmpty() && user.equals(name);
    }

    /** What rights may name, roles before the user. */
    List<Subject> subjects() {
        var subjects = new ArrayList<Subject>();
        if (app.isEmpty()) new TreeSet<>(roles).forEach(role -> subjects.add(new Subject(Subject.Type.ROLE, role)));
        subjects.add(self());
        return subjects;
    }

    Subject self() {
        return app.map(name -> new Subject(Subject.Type.APP, name))
                .orElseGet(() -> new Subject(Subject.Type.USER, user));
    }
}
