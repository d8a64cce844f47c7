package io.slipway.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A part in its role, where others may be in its way.
 *
 * @param owner an app or a task; empty for what a site has put there itself
 * @param run that has put it there or will; empty for what a site has put there itself
 * @param hosts on which the instances of the role listen
 */
record Placed(RoleName role, Set<String> hosts, String owner, String run, PartShape shape) {

    Placed {
        hosts = new TreeSet<>(hosts);
    }

    static Placed of(RoleName role, Set<String> hosts, String owner, String run, JsonNode content) {
        return new Placed(role, hosts, owner, run, PartShape.of(role.service(), content));
    }

    boolean sharesRoleWith(Placed other) {
        return role.equals(other.role);
    }

    /** The role itself counts where no instance is known yet. */
    Optional<String> hostSharedWith(Placed other) {
        if (sharesRoleWith(other)) return Optional.of(hosts.stream().findFirst().orElse(role.toString()));
        return hosts.stream().filter(other.hosts::contains).findFirst();
    }

    /** {@code the app 'shop' (run shop-1)}. */
    String who() {
        return owner.isEmpty() ? "the site itself" : "'" + owner + "' (run " + run + ")";
    }
}
