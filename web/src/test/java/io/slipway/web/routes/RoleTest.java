package io.slipway.web.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void operatorAndDesignerAreViewersAndAnAdminIsAllButNobody() {
        var open = new EnumMap<Role, List<Role>>(Map.of(
                Role.ANYONE, List.of(Role.VIEWER, Role.OPERATOR, Role.DESIGNER, Role.ADMIN),
                Role.VIEWER, List.of(Role.VIEWER, Role.OPERATOR, Role.DESIGNER, Role.ADMIN),
                Role.OPERATOR, List.of(Role.OPERATOR, Role.ADMIN),
                Role.DESIGNER, List.of(Role.DESIGNER, Role.ADMIN),
                Role.ADMIN, List.of(Role.ADMIN),
                Role.NOBODY, List.of()));

        open.forEach((needed, holders) -> {
            for (var held : List.of(Role.VIEWER, Role.OPERATOR, Role.DESIGNER, Role.ADMIN)) {
                assertThat(needed.isOpenTo(Set.of(held)))
                        .as("%s on a route for %s", held, needed)
                        .isEqualTo(holders.contains(held));
            }
        });
    }

    @Test
    void withoutARoleOnlyRoutesForAnyoneAreOpen() {
        for (var needed : Role.values()) {
            assertThat(needed.isOpenTo(Set.of())).as("no role on %s", needed).isEqualTo(needed == Role.ANYONE);
        }
    }

    @Test
    void anyoneAndNobodyCannotBeHeld() {
        for (var needed : List.of(Role.VIEWER, Role.OPERATOR, Role.DESIGNER, Role.ADMIN, Role.NOBODY)) {
            assertThat(needed.isOpenTo(Set.of(Role.ANYONE, Role.NOBODY))).isFalse();
        }
    }

    @Test
    void rolesAreTheEnginesGroupsAndOtherGroupsGiveNone() {
        assertThat(Role.ofGroups(List.of("camunda-admin", "viewer", "accounting", "anyone", "nobody")))
                .containsExactlyInAnyOrder(Role.ADMIN, Role.VIEWER);
        assertThat(Role.OPERATOR.groupId()).contains("operator");
        assertThat(Role.NOBODY.groupId()).isEmpty();
    }
}
