package io.slipway.engine.bpmn.laws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Diagrams as XML, with the usual prefixes whatever prefixes the file has; nothing outside the file is ever read. */
final class Xml {

    private static final String ENGINE = "http://camunda.org/schema/1.0/bpmn";
    private static final String ENGINE_PREFIX = "camunda:";

    private static final Map<String, String> PREFIXES = Map.of(
            "http://www.omg.org/spec/BPMN/20100524/MODEL",
            "",
            ENGINE,
            ENGINE_PREFIX,
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "bpmndi:",
            "http://www.omg.org/spec/DD/20100524/DC",
            "dc:",
            "http://www.omg.org/spec/DD/20100524/DI",
            "di:",
            "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:",
            "http://camunda.org/schema/modeler/1.0",
            "modeler:",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "bioc:",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
            "color:");

    private static final int DEEPEST = 100;

    private Xml() {}

    /** @throws SAXException where it is no XML, or names a document type */
    static Element read(byte[] bpmn) throws SAXException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new ByteArrayInputStream(bpmn)).getDocumentElement();
        } catch (ParserConfigurationException | IOException never) {
            throw new IllegalStateException("This Java has no XML parser that keeps to one file.", never);
        }
    }

    /** Without it the parser prints to the standard error stream. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    /** {@code serviceTask}, {@code camunda:property}; a namespace that is none of the usual ones stands in braces. */
    static String name(Node node) {
        var namespace = node.getNamespaceURI();
        if (namespace == null) return node instanceof Attr ? node.getNodeName() : "{}" + node.getNodeName();
        var prefix = PREFIXES.get(namespace);
        // An attribute that carries BPMN's own namespace is none that the engine would know.
        if (prefix == null || (prefix.isEmpty() && node instanceof Attr))
            return "{" + namespace + "}" + node.getLocalName();
        return prefix + node.getLocalName();
    }

    static boolean is(@Nullable Node node, String name) {
        return node instanceof Element && name(node).equals(name);
    }

    /** The same as {@link #all}, without the drawing, which is most of a diagram. */
    static List<Element> model(Element root) {
        var model = new ArrayList<Element>();
        for (var child : children(root)) if (!is(child, "bpmndi:BPMNDiagram")) model.addAll(all(child));
        return model;
    }

    /** The element and all below it, each before what it holds. */
    static List<Element> all(Element root) {
        var all = new ArrayList<Element>();
        for (@Nullable Node at = root; at != null; at = next(at, root))
            if (at instanceof Element element) all.add(element);
        return all;
    }

    private static @Nullable Node next(Node at, Node root) {
        var child = at.getFirstChild();
        if (child != null) return child;
        for (@Nullable Node up = at; up != null && up != root; up = up.getParentNode()) {
            var sibling = up.getNextSibling();
            if (sibling != null) return sibling;
        }
        return null;
    }

    static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (@Nullable Node at = parent.getFirstChild(); at != null; at = at.getNextSibling())
            if (at instanceof Element element) children.add(element);
        return children;
    }

    /** The element's own text, whatever stands in between, as the engine puts it together. */
    static String text(Element element) {
        var text = new StringBuilder();
        for (@Nullable Node at = element.getFirstChild(); at != null; at = at.getNextSibling())
            if (at instanceof Text part) text.append(part.getData());
        return text.toString();
    }

    static boolean isTooDeep(Element root) {
        int depth = 1;
        for (@Nullable Node at = root; at != null; ) {
            var child = at.getFirstChild();
            if (child != null) {
                if (++depth > DEEPEST) return true;
                at = child;
                continue;
            }
            while (at != null && at != root && at.getNextSibling() == null) {
                at = at.getParentNode();
                depth--;
            }
            at = at == null || at == root ? null : at.getNextSibling();
        }
        return false;
    }

    static List<Attr> attributes(Element element) {
        var attributes = new ArrayList<Attr>();
        var map = element.getAttributes();
        for (int i = 0; i < map.getLength(); i++) {
            var attribute = (Attr) map.item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) attributes.add(attribute);
        }
        return attributes;
    }

    /** Of no namespace or, with the prefix, of the engine's; empty where it is not given, since none means anything then. */
    static String attribute(Element element, String name) {
        return name.startsWith(ENGINE_PREFIX)
                ? element.getAttributeNS(ENGINE, name.substring(ENGINE_PREFIX.length()))
                : element.getAttribute(name);
    }

    static boolean isTrue(Element element, String name) {
        return attribute(element, name).equals("true");
    }

    /** The id that people know: the element's own, else that of the nearest around it. */
    static String id(Element element) {
        for (@Nullable Node at = element; at instanceof Element one; at = at.getParentNode()) {
            var id = one.getAttribute("id");
            if (!id.isEmpty()) return id;
        }
        return "-";
    }
}
