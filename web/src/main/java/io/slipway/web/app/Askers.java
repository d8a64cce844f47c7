package io.slipway.web.app;

import io.slipway.engine.access.Role;
import io.slipway.engine.app.access.Asker;
import io.slipway.engine.bpmn.IdentityBook;
import io.slipway.web.security.SignedIn;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who is asking, in the words of the rights of apps. Groups of the BPMN engine are roles there; an app's own role is the group
 * that is called as the app is, and its members may act as the app.
 */
@Component
class Askers {

    private static final Set<String> BUILT_IN = Arrays.stream(Role.values())
            .flatMap(role -> Stream.of(role.word(), role.groupId()))
            .collect(Collectors.toUnmodifiableSet());

    private final IdentityBook identities;

    Askers(IdentityBook identities) {
        this.identities = identities;
    }

    Asker of(SignedIn caller, @Nullable String as) {
        var groups = identities.groupsOf(caller.getName());
        var roles = groups.stream().filter(group -> !BUILT_IN.contains(group)).collect(Collectors.toSet());
        caller.roles().forEach(role -> roles.add(role.word()));
        var person = Asker.person(caller.getName(), roles);
        if (as == null) return person;
        var mayActAsIt = groups.contains(as) && !BUILT_IN.contains(as);
        if (mayActAsIt || caller.may(Role.ADMIN)) return person.as(as);
        throw new ResponseStatusException(
                HttpStatus.FORBIDDEN,
                "'" + caller.getName() + "' is not in the group of this app, and so may not act as it. An admin may add"
                        + " them to the group that is called as the app is.");
    }
}
