package io.slipway.engine.site;

/** How faults and the reference page name a place in the settings: {@code repositories[0].name}. */
final class Paths {

    private Paths() {}

    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static String item(String path, int index) {
        return path + "[" + index + "]";
    }
}
