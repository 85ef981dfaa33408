package dev.signalbox.kernel.artifact;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that a gate may look at: the claims handed in so far, the evidence gathered for this judgement, and what was
/// frozen earlier in the run.
///
/// @param artifacts the newest of each type and hand
/// @param earlier artifacts of earlier rounds, which newer ones have taken the place of
/// @param evidence what the engine saw for this gate
/// @param frozen SHA-256 by path of the test files frozen when TDD was left
/// @param history what was seen of the tests earlier in the run
/// @param testPatterns globs of the profile that say what a test file is
public record CaseFile(
        List<Artifact> artifacts,
        List<Artifact> earlier,
        List<Evidence> evidence,
        Map<String, String> frozen,
        TestHistory history,
        List<String> testPatterns) {
    public CaseFile {
        artifacts = List.copyOf(artifacts);
        earlier = List.copyOf(earlier);
        evidence = List.copyOf(evidence);
        frozen = Map.copyOf(frozen);
        testPatterns = List.copyOf(testPatterns);
    }

    /// The newest artifact of a type.
    public Optional<Artifact> artifact(String type) {
        return artifacts.stream()
                .filter(artifact -> artifact.type().equals(type))
                .reduce((_, newer) -> newer);
    }

    /// The newest artifact of a type from each hand: all reviews, one for each reviewer.
    public List<Artifact> artifacts(String type) {
        return artifacts.stream()
                .filter(artifact -> artifact.type().equals(type))
                .toList();
    }

    /// The newest piece of evidence of a kind.
    public <E extends Evidence> Optional<E> evidence(Class<E> kind) {
        return evidence.stream().filter(kind::isInstance).map(kind::cast).reduce((_, newer) -> newer);
    }
}
