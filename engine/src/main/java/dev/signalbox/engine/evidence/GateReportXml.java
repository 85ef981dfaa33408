package dev.signalbox.engine.evidence;

import dev.signalbox.kernel.event.GateEvent.GateJudged;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.Finding;
import dev.signalbox.kernel.workflow.Gate;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Judgements of gates as JUnit XML, which every CI server shows: a suite for each judgement, a case for each check. A
/// check that blocks is a failure; one that only warns has passed, with its words as output.
public final class GateReportXml {
    private GateReportXml() {}

    /// A judgement and the gate it was about.
    public record Judged(Gate gate, GateJudged event) {
        private List<Finding> blocking(CheckSpec check) {
            return about(check, event.blockers());
        }

        private List<Finding> warning(CheckSpec check) {
            return about(check, event.warnings());
        }

        private static List<Finding> about(CheckSpec check, List<Finding> findings) {
            return findings.stream()
                    .filter(found -> found.check().equals(check.check()) && found.severity() == check.severity())
                    .toList();
        }

        private long failures() {
            return gate.blockers().stream()
                    .filter(check -> !blocking(check).isEmpty())
                    .count();
        }
    }

    /// The report of one run, in the order of the judgements.
    public static String of(RunId run, List<Judged> judgements) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            attribute(xml, "name", "signalbox " + run);
            counts(xml, judgements);
            for (var judged : judgements) {
                suite(xml, judged);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a text can always be written to", impossible);
        }
        return text.toString();
    }

    private static void counts(XMLStreamWriter xml, List<Judged> judgements) throws XMLStreamException {
        attribute(
                xml,
                "tests",
                Integer.toString(judgements.stream()
                        .mapToInt(judged -> judged.gate.blockers().size())
                        .sum()));
        attribute(
                xml,
                "failures",
                Long.toString(judgements.stream().mapToLong(Judged::failures).sum()));
    }

    private static void suite(XMLStreamWriter xml, Judged judged) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        attribute(
                xml,
                "name",
                "%s %s, attempt %d".formatted(judged.event.phase(), judged.event.gate(), judged.event.attempt()));
        counts(xml, List.of(judged));
        for (var check : judged.gate.blockers()) {
            testCase(xml, judged, check);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, Judged judged, CheckSpec check) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attribute(xml, "classname", judged.event.phase() + "." + judged.event.gate());
        attribute(xml, "name", check.subject());
        var blocking = judged.blocking(check);
        var warning = judged.warning(check);
        if (!blocking.isEmpty()) {
            xml.writeStartElement("failure");
            attribute(xml, "type", check.check());
            attribute(xml, "message", blocking.getFirst().message());
            xml.writeCharacters(plain(words(blocking)));
            xml.writeEndElement();
        } else if (!warning.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(plain("warning: " + words(warning)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String words(List<Finding> findings) {
        return findings.stream()
                .flatMap(
                        found -> Stream.concat(Stream.of(found.message()), found.fix().map(fix -> "  " + fix).stream()))
                .collect(Collectors.joining("\n"));
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, plain(value));
    }

    /// Without the characters that XML 1.0 has no way to write.
    private static String plain(String text) {
        return text.codePoints()
                .map(c -> c == '\n' || c == '\t' || (c >= 0x20 && c != 0xfffe && c != 0xffff && !isSurrogate(c))
                        ? c
                        : 0xfffd)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
