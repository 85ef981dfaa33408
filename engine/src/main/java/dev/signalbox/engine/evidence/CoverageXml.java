package dev.signalbox.engine.evidence;

import dev.signalbox.kernel.artifact.Evidence.Coverage;
import java.util.Optional;

/// Reads line coverage from JaCoCo's XML (`report` with a `counter` of type `LINE`) or Cobertura's (`coverage` with
/// `lines-covered` and `lines-valid`, or counted from its `line`s where a tool leaves those out).
final class CoverageXml implements XmlScan.Handler {
    private String root = "";
    private Optional<Coverage> total = Optional.empty();
    private long covered;
    private long missed;

    private CoverageXml() {}

    /// The lines of one report; nothing when it counts no lines.
    ///
    /// @throws UnreadableReport if it is neither kind of report
    static Optional<Coverage> read(String text) throws UnreadableReport {
        var report = new CoverageXml();
        XmlScan.read(text, report);
        return report.total.or(report::counted);
    }

    @Override
    public void open(XmlScan.Element element) throws UnreadableReport {
        if (element.depth() == 0) {
            root = element.name();
            if (!root.equals("report") && !root.equals("coverage")) {
                throw new UnreadableReport(
                        "its root is <%s>, neither JaCoCo's <report> nor Cobertura's <coverage>".formatted(root));
            }
            total = ofCobertura(element);
        } else if (element.name().equals("counter") && element.depth() == 1 && root.equals("report")) {
            total = total.or(() -> ofJacoco(element));
        } else if (element.name().equals("line") && root.equals("coverage")) {
            count(element);
        }
    }

    @Override
    public void close(XmlScan.Element element, String text) {
        // everything is in attributes
    }

    private Optional<Coverage> ofCobertura(XmlScan.Element element) {
        var all = number(element, "lines-valid");
        var reached = number(element, "lines-covered");
        return root.equals("coverage") && all >= 0 && reached >= 0 && reached <= all
                ? Optional.of(new Coverage(reached, all - reached))
                : Optional.empty();
    }

    private static Optional<Coverage> ofJacoco(XmlScan.Element element) {
        var reached = number(element, "covered");
        var unreached = number(element, "missed");
        return element.attribute("type").equals("LINE") && reached >= 0 && unreached >= 0
                ? Optional.of(new Coverage(reached, unreached))
                : Optional.empty();
    }

    private void count(XmlScan.Element line) {
        if (number(line, "hits") > 0) {
            covered++;
        } else {
            missed++;
        }
    }

    private Optional<Coverage> counted() {
        return covered + missed == 0 ? Optional.empty() : Optional.of(new Coverage(covered, missed));
    }

    private static long number(XmlScan.Element element, String attribute) {
        var digits = element.attribute(attribute);
        return digits.matches("\\d{1,15}") ? Long.parseLong(digits) : -1;
    }
}
