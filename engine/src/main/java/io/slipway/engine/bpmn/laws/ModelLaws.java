package io.slipway.engine.bpmn.laws;

import io.slipway.engine.fault.Quoted;
import java.util.List;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The laws of diagrams. A diagram is code that runs with all that we may do, so it holds only what is on an allow-list:
 * elements, attributes, beans, plain expressions. The rest of the laws keep a process from being stuck or from losing the
 * way back.
 */
public final class ModelLaws {

    private final AllowedBeans beans;

    public ModelLaws(AllowedBeans beans) {
        this.beans = beans;
    }

    /** All that is wrong with a BPMN file; empty where nothing is. */
    public List<Breach> breaches(byte[] bpmn) {
        var breaches = new Breaches();
        try {
            check(Xml.read(bpmn), breaches);
        } catch (SAXException e) {
            unreadable(String.valueOf(e.getMessage()), breaches);
        }
        return breaches.all();
    }

    private void check(Element root, Breaches breaches) {
        if (Xml.isTooDeep(root)) {
            breaches.fault(
                    "LAW-UNREADABLE", "-", "The file is nested too deep for a diagram.", "Save it with a modeler.");
            return;
        }
        if (!Xml.is(root, "definitions")) {
            breaches.fault(
                    "LAW-UNREADABLE",
                    "-",
                    "The file is no BPMN diagram: it begins with " + Quoted.of(root.getNodeName()) + ".",
                    "Save it as BPMN 2.0 XML with a modeler.");
            return;
        }
        new ContentLaws(breaches).check(root);
        var model = Xml.model(root);
        new BindingLaws(beans, breaches).check(model);
        var diagram = new Steps(model, beans);
        new ProcessLaws(breaches).check(diagram);
        new CallLaws(breaches).check(model);
        new TimerLaws(breaches).check(model);
        new CompensationLaws(breaches).check(diagram);
        new AsyncLaws(breaches).check(diagram);
    }

    private static void unreadable(String why, Breaches breaches) {
        if (why.contains("DOCTYPE"))
            breaches.fault(
                    "LAW-DOCTYPE",
                    "-",
                    "The file has a document type, which could read other files into it.",
                    "Take the line with <!DOCTYPE away.");
        else
            breaches.fault(
                    "LAW-UNREADABLE",
                    "-",
                    "The file is no XML: " + Quoted.of(why) + ".",
                    "Save it as BPMN 2.0 XML with a modeler.");
    }
}
