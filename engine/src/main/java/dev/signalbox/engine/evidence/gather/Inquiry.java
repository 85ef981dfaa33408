package dev.signalbox.engine.evidence.gather;

import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Profile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a gate wants to know.
///
/// @param gate the gate
/// @param commit the commit of the run that it judges
/// @param profile how the project is tested
/// @param artifacts the newest of each type and hand
/// @param frozen digests of the frozen tests, by path
/// @param inputs the inputs of the run, for expressions
public record Inquiry(
        Gate gate,
        String commit,
        Profile profile,
        List<Artifact> artifacts,
        Map<String, String> frozen,
        Map<String, String> inputs) {
    public Inquiry {
        artifacts = List.copyOf(artifacts);
        frozen = Map.copyOf(frozen);
        inputs = Map.copyOf(inputs);
    }

    /// Paths that the newest artifact `tests` names.
    List<String> namedTests() {
        return artifacts.stream()
                .filter(artifact -> artifact.type().equals("tests"))
                .reduce((_, newer) -> newer)
                .map(Artifact::content)
                .map(content -> content.list("test_files").stream()
                        .flatMap(file -> file.text("path").stream())
                        .map(path -> path.startsWith("./") ? path.substring(2) : path)
                        .toList())
                .orElse(List.of());
    }

    Map<String, Json> inputValues() {
        return inputs.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Json.of(entry.getValue())));
    }
}
