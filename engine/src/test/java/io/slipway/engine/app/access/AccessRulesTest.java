package io.slipway.engine.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.app.Rights;
import io.slipway.engine.app.Subject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** AP-8 to AP-10 as a table: everybody against every right. */
class AccessRulesTest {

    private static final String OWNER = "shop";

    private static final Map<String, Asker> ASKERS = new LinkedHashMap<>();

    static {
        ASKERS.put("admin", Asker.person("root", Set.of("admin")));
        ASKERS.put("shop", Asker.app(OWNER));
        ASKERS.put("jane", Asker.person("jane", Set.of("viewer")));
        ASKERS.put("operator", Asker.person("olga", Set.of("operator")));
        ASKERS.put("app1", Asker.app("app1"));
        ASKERS.put("game", Asker.person("game", Set.of("viewer")));
        ASKERS.put("nobody", Asker.person("nobody", Set.of()));
        ASKERS.put("adminAsApp2", Asker.person("root", Set.of("admin")).as("app2"));
    }

    /** Who is meant by a subject; admin, shop and jane (whose object it is) need none. */
    private static final Map<String, Set<String>> MEANT = Map.of(
            "", Set.of(),
            "role:operator", Set.of("operator"),
            "role:viewer", Set.of("game"),
            "user:game", Set.of("game"),
            "user:app1", Set.of(),
            "role:game", Set.of(),
            "app:app1", Set.of("app1"),
            "app:app2", Set.of("adminAsApp2"),
            "*", Set.of("operator", "app1", "game", "nobody", "adminAsApp2"));

    private static final Set<String> ALWAYS = Set.of("admin", "shop", "jane");

    private static Set<String> meant(String subject) {
        return Objects.requireNonNull(MEANT.get(subject));
    }

    private static Set<Subject> subjects(String text) {
        var subjects = new LinkedHashSet<Subject>();
        for (var word : text.split(", ")) Subject.parse(word).ifPresent(subjects::add);
        return subjects;
    }

    private static Grant of(String asker, boolean isGlobal, String access, String write) {
        var rights = new Rights(Optional.of("jane"), subjects(access), subjects(write));
        return AccessRules.of(OWNER, isGlobal, rights, Objects.requireNonNull(ASKERS.get(asker)));
    }

    @Test
    void everybodyMaySeeAndWriteWhatTheTableSaysAndNothingElse() {
        for (var access : MEANT.keySet())
            for (var write : MEANT.keySet())
                for (boolean isGlobal : List.of(true, false))
                    for (var asker : ASKERS.keySet()) {
                        var grant = of(asker, isGlobal, access, write);
                        var mayWrite = ALWAYS.contains(asker) || meant(write).contains(asker);
                        var maySee = mayWrite || isGlobal || meant(access).contains(asker);
                        assertThat(List.of(
                                        grant.maySee(),
                                        grant.mayWrite(),
                                        !grant.executedAs().isEmpty()))
                                .as("%s, global %s, access [%s], write [%s]", asker, isGlobal, access, write)
                                .containsExactly(maySee, mayWrite, maySee);
                    }
    }

    @Test
    void theTableOfTheSeed() {
        var access = "role:admin, app:app1, user:game";
        assertThat(of("admin", false, access, "role:admin")).isEqualTo(new Grant(true, true, "admin(role)"));
        assertThat(of("app1", false, access, "role:admin")).isEqualTo(new Grant(true, false, "app's role"));
        assertThat(of("game", false, access, "role:admin")).isEqualTo(new Grant(true, false, "user's role"));
    }

    @Test
    void workIsDoneAsTheOneThatTheRightNames() {
        assertThat(of("operator", false, "role:operator", "").executedAs()).isEqualTo("operator(role)");
        assertThat(of("game", false, "user:game, role:viewer", "").executedAs()).isEqualTo("viewer(role)");
        assertThat(of("game", false, "", "user:game").executedAs()).isEqualTo("user's role");
        assertThat(of("operator", false, "*", "").executedAs()).isEqualTo("user's role");
        assertThat(of("app1", true, "", "").executedAs()).isEqualTo("app's role");
        assertThat(of("shop", false, "", "").executedAs()).isEqualTo("app's role");
        assertThat(of("jane", false, "", "").executedAs()).isEqualTo("user's role");
    }

    @Test
    void whoActsAsAnAppHasItsRightsAndNotTheirOwn() {
        assertThat(of("adminAsApp2", false, "role:admin", "role:admin")).isEqualTo(Grant.NONE);
        assertThat(Asker.person("x", Set.of("admin")).as(OWNER).isAdmin()).isFalse();
    }
}
