package dev.signalbox.engine.evidence.gather;

import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Artifacts and evidence as expressions see them.
///
/// ```text
/// artifacts.<type>       the newest of a type         artifacts.review.by   the hand it came from
/// artifacts.all          [{type, by, content}]
/// evidence.tests         {result: ran|not_built|unknown, total, passed, failed, skipped, coverage, millis, cases}
/// evidence.changes       {files: [{path, kind, added, removed}], added, removed}
/// ```
final class Facts {
    private Facts() {}

    static Json.Obj artifacts(List<Artifact> artifacts) {
        Map<String, Json> members = new LinkedHashMap<>();
        artifacts.forEach(artifact ->
                members.put(artifact.type(), artifact.content().with("by", Json.of(artifact.by()))));
        members.put(
                "all",
                new Json.Arr(artifacts.stream()
                        .<Json>map(artifact -> Json.obj()
                                .with("type", Json.of(artifact.type()))
                                .with("by", Json.of(artifact.by()))
                                .with("content", artifact.content()))
                        .toList()));
        return new Json.Obj(members);
    }

    static Json.Obj evidence(List<Evidence> evidence) {
        var facts = Json.obj();
        for (var piece : evidence) {
            if (piece instanceof Evidence.Tests tests) {
                facts = facts.with("tests", tests(tests));
            } else if (piece instanceof Evidence.Changes changes) {
                facts = facts.with("changes", changes(changes));
            }
        }
        return facts;
    }

    private static Json tests(Evidence.Tests tests) {
        var word = switch (tests.result()) {
            case TestResult.Ran _ -> "ran";
            case TestResult.NotBuilt _ -> "not_built";
            case TestResult.Unknown _ -> "unknown";
        };
        var cases = tests.result() instanceof TestResult.Ran(var ran) ? ran : List.<TestCase>of();
        var facts = Json.obj()
                .with("result", Json.of(word))
                .with("total", Json.of(cases.size()))
                .with("passed", count(cases, TestCase.Status.PASSED))
                .with("failed", Json.of(cases.stream().filter(TestCase::failed).count()))
                .with("skipped", count(cases, TestCase.Status.SKIPPED))
                .with("millis", Json.of(tests.millis()))
                .with("cases", new Json.Arr(cases.stream().map(Facts::testCase).toList()));
        return tests.coverage()
                .map(coverage -> facts.with("coverage", Json.of(coverage.percent())))
                .orElse(facts);
    }

    private static Json testCase(TestCase test) {
        return Json.obj()
                .with("suite", Json.of(test.suite()))
                .with("name", Json.of(test.name()))
                .with("status", Json.of(test.status().name().toLowerCase(Locale.ROOT)));
    }

    private static Json count(List<TestCase> cases, TestCase.Status status) {
        return Json.of(cases.stream().filter(test -> test.status() == status).count());
    }

    private static Json changes(Evidence.Changes changes) {
        var files = changes.files().stream()
                .<Json>map(file -> Json.obj()
                        .with("path", Json.of(file.path()))
                        .with("kind", Json.of(file.kind().name().toLowerCase(Locale.ROOT)))
                        .with("added", Json.of(file.added()))
                        .with("removed", Json.of(file.removed())))
                .toList();
        return Json.obj()
                .with("files", new Json.Arr(files))
                .with(
                        "added",
                        Json.of(changes.files().stream()
                                .mapToLong(file -> file.added())
                                .sum()))
                .with(
                        "removed",
                        Json.of(changes.files().stream()
                                .mapToLong(file -> file.removed())
                                .sum()));
    }
}
