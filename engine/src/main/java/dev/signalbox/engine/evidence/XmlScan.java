package dev.signalbox.engine.evidence;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads XML that somebody else wrote, element by element. Document types are skipped and never resolved, entities
/// other than the five of XML are errors, and depth, number of elements and text are bounded.
final class XmlScan {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_ELEMENTS = 2_000_000;
    private static final int MAX_TEXT = 16_384;

    /// Control characters, which XML 1.0 forbids, and references to characters: tools write colours into messages.
    private static final Pattern SUSPECT =
            Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]|&#(x[0-9a-fA-F]{1,8}|\\d{1,9});");

    private static final XMLInputFactory FACTORY = factory();

    /// What is done with the parts of a document.
    interface Handler {
        void open(Element element) throws UnreadableReport;

        /// The end of an element.
        ///
        /// @param text all character data directly inside of the element, cut after 16 Ki characters
        void close(Element element, String text);
    }

    /// The start of an element; the root has depth 0.
    record Element(String name, int depth, Map<String, String> attributes) {
        /// The value of an attribute; empty if there is none.
        String attribute(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }
    }

    private final Deque<Element> open = new ArrayDeque<>();
    private final Deque<StringBuilder> texts = new ArrayDeque<>();
    private final Handler handler;
    private int elements;

    private XmlScan(Handler handler) {
        this.handler = handler;
    }

    /// @throws UnreadableReport if the text is not well-formed or beyond a bound
    static void read(String text, Handler handler) throws UnreadableReport {
        try {
            var reader = FACTORY.createXMLStreamReader(new StringReader(cleaned(text)));
            try {
                var scan = new XmlScan(handler);
                while (reader.hasNext()) {
                    scan.take(reader.next(), reader);
                }
            } finally {
                reader.close();
            }
        } catch (XMLStreamException broken) {
            throw new UnreadableReport("not well-formed XML: " + Words.firstLine(String.valueOf(broken.getMessage())));
        }
    }

    private void take(int event, XMLStreamReader reader) throws UnreadableReport {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                elements++;
                require(elements <= MAX_ELEMENTS, "more than %,d elements".formatted(MAX_ELEMENTS));
                require(open.size() < MAX_DEPTH, "nested deeper than %d".formatted(MAX_DEPTH));
                var element = new Element(reader.getLocalName(), open.size(), attributes(reader));
                handler.open(element);
                open.push(element);
                texts.push(new StringBuilder());
            }
            case XMLStreamConstants.END_ELEMENT ->
                handler.close(open.pop(), texts.pop().toString());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                append(texts.peek(), reader.getText());
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw new UnreadableReport("it uses the entity &%s;".formatted(reader.getLocalName()));
            default -> {
                // comments, instructions and the skipped document type
            }
        }
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static void append(@Nullable StringBuilder text, String piece) {
        if (text != null && text.length() < MAX_TEXT) {
            text.append(piece, 0, Math.min(piece.length(), MAX_TEXT - text.length()));
        }
    }

    private static void require(boolean holds, String otherwise) throws UnreadableReport {
        if (!holds) {
            throw new UnreadableReport(otherwise);
        }
    }

    private static String cleaned(String text) {
        return SUSPECT.matcher(text).replaceAll(XmlScan::allowed);
    }

    private static String allowed(java.util.regex.MatchResult found) {
        var reference = found.group(1);
        if (reference == null) {
            return "\ufffd";
        }
        var code = reference.startsWith("x") ? Long.parseLong(reference.substring(1), 16) : Long.parseLong(reference);
        var valid = code == 9 || code == 10 || code == 13 || (code >= 0x20 && code <= 0x10ffff && isCharacter(code));
        return valid ? Matcher.quoteReplacement(found.group()) : "\ufffd";
    }

    private static boolean isCharacter(long code) {
        return !(code >= 0xd800 && code <= 0xdfff) && code != 0xfffe && code != 0xffff;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((_, systemId, _, _) -> {
            throw new XMLStreamException("external entities are not read: " + systemId);
        });
        return factory;
    }
}
