package io.slipway.engine.bpmn.laws;

import io.slipway.engine.fault.Quoted;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** What is being found in one diagram, with an end: an answer of thousands of sentences helps nobody. */
final class Breaches {

    private static final int MOST = 100;

    private final List<Breach> found = new ArrayList<>();

    /** @param what how the sentence goes on behind the element's name */
    void fault(String law, Element element, String what, String mend) {
        fault(law, Xml.id(element), named(element) + " " + what, mend);
    }

    void fault(String law, String element, String what, String mend) {
        if (found.size() < MOST) found.add(new Breach(law, element, what, mend));
        else if (found.size() == MOST)
            found.add(new Breach(
                    "LAW-TOO-MANY",
                    "-",
                    "The diagram breaks the laws more than " + MOST + " times; the rest is not shown.",
                    "Mend these first."));
    }

    private static String named(Element element) {
        var id = Xml.id(element);
        var name = Xml.name(element);
        if (!element.getAttribute("id").isEmpty()) return "The " + name + " " + Quoted.of(id);
        return "The " + name + (id.equals("-") ? "" : " in " + Quoted.of(id));
    }

    List<Breach> all() {
        return List.copyOf(found);
    }
}
