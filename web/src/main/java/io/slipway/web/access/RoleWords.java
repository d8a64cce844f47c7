package io.slipway.web.access;

import io.slipway.engine.access.AccessProblem;
import io.slipway.engine.access.Role;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Roles as they are written in REST. */
final class RoleWords {

    private RoleWords() {}

    static Set<Role> read(@Nullable Collection<String> words) {
        return words == null ? Set.of() : words.stream().map(RoleWords::read).collect(Collectors.toSet());
    }

    static Role read(@Nullable String word) {
        return Role.ofWord(String.valueOf(word))
                .orElseThrow(() -> new AccessProblem(
                        AccessProblem.Kind.INVALID,
                        "There is no role '" + word + "'. Give viewer, operator, designer or admin."));
    }

    static List<String> write(Set<Role> roles) {
        return roles.stream().sorted().map(Role::word).toList();
    }
}
