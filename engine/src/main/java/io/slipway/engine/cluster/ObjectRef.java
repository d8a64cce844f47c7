package io.slipway.engine.cluster;

/**
 * One object of a cluster.
 *
 * @param apiVersion {@code apps/v1}
 * @param namespace empty for objects of the whole cluster
 */
public record ObjectRef(String apiVersion, String kind, String namespace, String name)
        implements Comparable<ObjectRef> {

    /** {@code Deployment shop/api}, as messages name it. */
    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }

    @Override
    public int compareTo(ObjectRef other) {
        var byText = toString().compareTo(other.toString());
        return byText != 0 ? byText : apiVersion.compareTo(other.apiVersion);
    }
}
