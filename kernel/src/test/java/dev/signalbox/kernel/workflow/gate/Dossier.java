package dev.signalbox.kernel.workflow.gate;

import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.CaseFile;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.FileChange;
import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestHistory;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts a case file together.
final class Dossier {
    private final List<Artifact> artifacts = new ArrayList<>();
    private final List<Artifact> earlier = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final Map<String, String> frozen = new HashMap<>();
    private final List<TestCase> baseline = new ArrayList<>();
    private Optional<TestResult> red = Optional.empty();

    static Dossier empty() {
        return new Dossier();
    }

    Dossier artifact(String type, String by, Json.Obj content) {
        artifacts.add(new Artifact(type, by, content, "0"));
        return this;
    }

    Dossier earlier(String type, String by, Json.Obj content) {
        earlier.add(new Artifact(type, by, content, "0"));
        return this;
    }

    Dossier saw(Evidence seen) {
        evidence.add(seen);
        return this;
    }

    Dossier tests(TestResult result) {
        return saw(new Evidence.Tests("c0", "mvn test", result, Optional.empty(), 10));
    }

    Dossier ran(TestCase... cases) {
        return tests(new TestResult.Ran(List.of(cases)));
    }

    Dossier coverage(long covered, long missed) {
        return saw(new Evidence.Tests(
                "c0",
                "mvn test",
                new TestResult.Ran(List.of()),
                Optional.of(new Evidence.Coverage(covered, missed)),
                10));
    }

    Dossier changed(FileChange... files) {
        return saw(new Evidence.Changes("b0", List.of(files)));
    }

    Dossier digests(Map<String, String> files) {
        return saw(new Evidence.Digests(files));
    }

    Dossier frozen(String path, String digest) {
        frozen.put(path, digest);
        return this;
    }

    Dossier before(TestCase... tests) {
        baseline.addAll(List.of(tests));
        return this;
    }

    /// What the run of the tests came to before they were frozen.
    Dossier red(TestResult result) {
        red = Optional.of(result);
        return this;
    }

    CaseFile file() {
        return new CaseFile(
                artifacts, earlier, evidence, frozen, new TestHistory(baseline, red, red), List.of("src/test/**"));
    }

    static FileChange added(String path) {
        return new FileChange(path, FileChange.Kind.ADDED, 10, 0);
    }

    static TestCase test(String suite, String name, TestCase.Status status) {
        return new TestCase(suite, name, status, status == TestCase.Status.PASSED ? "" : "because");
    }

    static Json.Obj obj(Object... members) {
        var map = new LinkedHashMap<String, Json>();
        for (var i = 0; i < members.length; i += 2) {
            map.put((String) members[i], json(members[i + 1]));
        }
        return new Json.Obj(map);
    }

    private static Json json(Object value) {
        return switch (value) {
            case Json json -> json;
            case String text -> Json.of(text);
            case Integer number -> Json.of(number.longValue());
            case Boolean flag -> Json.of(flag);
            case List<?> items -> new Json.Arr(items.stream().map(Dossier::json).toList());
            default -> throw new IllegalArgumentException("no JSON: " + value);
        };
    }
}
