package io.slipway.engine.task;

import io.slipway.engine.cluster.ObjectRef;
import java.util.List;

/**
 * What a service that a task has installed consists of now.
 *
 * @param cluster where it is, by the site's name; empty for the one of the usual rules
 * @param operation how the last operation on it ended, or that one is under way: {@code deployed}, {@code failed},
 *     {@code pending-upgrade}, {@code absent}
 * @param config whether it is as its task has left it: empty, or a sentence on who changed what
 * @param objects whose health is the service's
 */
public record ServiceParts(String cluster, String operation, String config, List<ObjectRef> objects) {

    public static final String ABSENT = "absent";

    public ServiceParts {
        objects = List.copyOf(objects);
    }
}
