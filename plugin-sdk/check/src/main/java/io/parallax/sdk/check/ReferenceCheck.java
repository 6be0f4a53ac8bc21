package io.parallax.sdk.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Looks for references that are static where a dynamic one is needed: those to what may come, go, or be several.
final class ReferenceCheck {
    private static final String ELEMENT = "io.parallax.api.element.Element";

    private ReferenceCheck() {}

    static List<Finding> of(Content content) {
        List<Finding> findings = new ArrayList<>();
        content.files().forEach((name, bytes) -> {
            if (name.startsWith("OSGI-INF/") && name.endsWith(".xml")) {
                findings.addAll(inComponent(name, bytes));
            }
        });
        return findings;
    }

    private static List<Finding> inComponent(String file, byte[] xml) {
        Element component;
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            component = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            return List.of(new Finding(file + " cannot be read: " + e.getMessage(), "leave it to bnd to write it"));
        }
        List<Finding> findings = new ArrayList<>();
        NodeList references = component.getElementsByTagName("reference");
        for (int i = 0; i < references.getLength(); i++) {
            Element reference = (Element) references.item(i);
            if (isStatic(reference) && !reference.getAttribute("cardinality").isEmpty()) {
                String cardinality = reference.getAttribute("cardinality");
                if (!cardinality.equals("1..1")) {
                    findings.add(new Finding(
                            component.getAttribute("name") + " has a static reference to " + cardinality + " "
                                    + reference.getAttribute("interface"),
                            "write policy = ReferencePolicy.DYNAMIC and a volatile field: a static one "
                                    + (isElement(component)
                                            ? "takes the element from its running pipeline"
                                            : "stops the component")
                                    + " when a service comes or goes, or never sees one that comes later"));
                }
            }
        }
        return findings;
    }

    private static boolean isStatic(Element reference) {
        String policy = reference.getAttribute("policy");
        return policy.isEmpty() || policy.equals("static");
    }

    private static boolean isElement(Element component) {
        NodeList provides = component.getElementsByTagName("provide");
        for (int i = 0; i < provides.getLength(); i++) {
            if (((Element) provides.item(i)).getAttribute("interface").equals(ELEMENT)) {
                return true;
            }
        }
        return false;
    }
}
