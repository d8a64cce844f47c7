package io.slipway.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.fault.Fault;
import java.util.List;

/** Short ways to read a document in a test. */
final class Documents {

    private Documents() {}

    static Located tree(String name, String text) {
        var document = new DocumentReader().read(name, text);
        assertThat(document.faults().all()).isEmpty();
        return document.root().orElseThrow();
    }

    static Located yaml(String text) {
        return tree("f.yaml", text);
    }

    /** {@code line:column CODE} of each fault. */
    static List<String> faults(String name, String text) {
        return told(new DocumentReader().read(name, text));
    }

    static List<String> faults(String text) {
        return faults("f.yaml", text);
    }

    static List<String> told(Document document) {
        return document.faults().stream().map(Documents::told).toList();
    }

    private static String told(Fault fault) {
        return fault.place().line() + ":" + fault.place().column() + " " + fault.code();
    }
}
