package io.slipway.engine.access;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** A person's way in. */
public record Account(String name, Set<Role> roles) {

    public Account(String name, Collection<Role> roles) {
        this(name, Set.copyOf(new TreeSet<>(roles)));
    }
}
