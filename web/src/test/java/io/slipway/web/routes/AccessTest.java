package io.slipway.web.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.access.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {

    @Test
    void everybodyReadsAdminsDoAllAndOperatorsAndDesignersKeepToTheirOwn() {
        var open = Map.of(
                Access.ANYONE, List.of(Role.VIEWER, Role.OPERATOR, Role.DESIGNER, Role.ADMIN),
                Access.VIEWER, List.of(Role.VIEWER, Role.OPERATOR, Role.DESIGNER, Role.ADMIN),
                Access.OPERATOR, List.of(Role.OPERATOR, Role.ADMIN),
                Access.DESIGNER, List.of(Role.DESIGNER, Role.ADMIN),
                Access.ADMIN, List.of(Role.ADMIN),
                Access.NOBODY, List.<Role>of());

        for (var needed : Access.values()) {
            for (var held : Role.values()) {
                assertThat(needed.isOpenTo(Set.of(held)))
                        .as("%s on a route for %s", held, needed)
                        .isEqualTo(open.getOrDefault(needed, List.of()).contains(held));
            }
        }
    }

    @Test
    void withoutARoleOnlyWhatIsForAnyoneIsOpen() {
        for (var needed : Access.values()) {
            assertThat(needed.isOpenTo(Set.of())).as("no role on %s", needed).isEqualTo(needed == Access.ANYONE);
        }
    }

    @Test
    void moreRolesOpenWhatEachOfThemOpens() {
        var both = Set.of(Role.OPERATOR, Role.DESIGNER);

        assertThat(Access.OPERATOR.isOpenTo(both)).isTrue();
        assertThat(Access.DESIGNER.isOpenTo(both)).isTrue();
        assertThat(Access.ADMIN.isOpenTo(both)).isFalse();
    }
}
