package dev.signalbox.engine.config.definition;

import dev.signalbox.engine.config.Fields;
import dev.signalbox.engine.config.Yaml;
import dev.signalbox.engine.config.YamlNode;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.artifact.Problems;
import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.Profile.Report;
import java.util.List;
import java.util.Map;

/// Reads a project profile.
final class ProfileReader {
    private static final Map<String, Report> FORMATS =
            Map.of("junit_xml", Report.JUNIT_XML, "go_json", Report.GO_JSON, "cargo_text", Report.CARGO_TEXT);

    private ProfileReader() {}

    static Checked<Profile> read(String file, String text) {
        return switch (Yaml.parse(file, text)) {
            case Checked.Faulty<YamlNode>(var found) -> new Checked.Faulty<>(found);
            case Checked.Sound<YamlNode> tree -> {
                var problems = new Problems(file);
                yield problems.checked(profile(Fields.of(tree.value(), "a profile", problems), problems));
            }
        };
    }

    private static Profile profile(Fields fields, Problems problems) {
        var report = fields.section("report", "report");
        var profile = new Profile(
                fields.needText("name").value(),
                values(fields.needTexts("markers")),
                globs(fields.needTexts("test_patterns"), problems),
                fields.needText("test_command").value(),
                report.flatMap(part -> part.needChoice("format", FORMATS)).orElse(Report.JUNIT_XML),
                report.map(part -> globs(part.texts("paths"), problems)).orElse(List.of()),
                globs(fields.texts("coverage_paths"), problems),
                values(fields.texts("build_commands")),
                fields.text("prepare", ""),
                values(fields.texts("caches")));
        report.ifPresent(Fields::done);
        fields.done();
        return profile;
    }

    private static List<String> globs(List<Located<String>> patterns, Problems problems) {
        patterns.forEach(pattern -> Glob.fault(pattern.value())
                .ifPresent(fault -> problems.at(
                        pattern, "bad pattern '%s': %s".formatted(pattern.value(), fault.message()), fault.fix())));
        return values(patterns);
    }

    private static List<String> values(List<Located<String>> located) {
        return located.stream().map(Located::value).toList();
    }
}
