package dev.signalbox.kernel.workflow;

/// What the engine has to gather before a check can be judged.
public enum Need {
    /// The artifacts of the run; always there.
    ARTIFACTS("artifacts"),
    /// The project's tests, run in a clean box: `Evidence.Tests`.
    TESTS("tests"),
    /// The files that differ from the run's base: `Evidence.Changes`.
    CHANGES("changes"),
    /// Digests of all files that match the test patterns, that artifact `tests` names, or that are frozen:
    /// `Evidence.Digests`.
    DIGESTS("digests"),
    /// Places found by the check's probe: `Evidence.Hits` under the check's subject.
    HITS("hits"),
    /// What came of the check's probe: `Evidence.Observation` under the check's subject.
    OBSERVATION("observation");

    private final String word;

    Need(String word) {
        this.word = word;
    }

    /// The subject of an `Evidence.Unverifiable` that speaks of all evidence of this kind.
    public String word() {
        return word;
    }
}
