package io.slipway.sandbox;

/**
 * A kind of object.
 *
 * @param group empty for the oldest ones
 */
record Kind(String group, String version, String name, String plural, boolean isNamespaced) {

    static Kind of(String apiVersion, String name, String plural, boolean isNamespaced) {
        int slash = apiVersion.indexOf('/');
        var group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return new Kind(group, apiVersion.substring(slash + 1), name, plural, isNamespaced);
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Where its objects are kept, the same for all versions. */
    String shelf() {
        return group + "/" + plural;
    }

    /** As in {@code deployments.apps}. */
    String fullName() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    boolean isReview() {
        return name.endsWith("Review");
    }
}
