package io.slipway.engine.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do. A role is a group of the BPMN engine, whose own authorisations enforce it as well. */
public enum Role {
    /** Reads everything that is no secret. */
    VIEWER("viewer"),
    /** Reads, uploads packages and values, starts, retries, cancels and approves runs. */
    OPERATOR("operator"),
    /** Reads and deploys diagrams. */
    DESIGNER("designer"),
    /** May do everything, users and tokens included. The group's name is the one that the engine knows. */
    ADMIN("camunda-admin");

    private final String groupId;

    Role(String groupId) {
        this.groupId = groupId;
    }

    public String groupId() {
        return groupId;
    }

    /** The word for it on the command line and in REST. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether whoever holds this role may do what the other role may. */
    public boolean includes(Role other) {
        return this == ADMIN || this == other || other == VIEWER;
    }

    public static Optional<Role> ofWord(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    public static Optional<Role> ofGroup(String groupId) {
        return Arrays.stream(values())
                .filter(role -> role.groupId.equals(groupId))
                .findFirst();
    }
}
