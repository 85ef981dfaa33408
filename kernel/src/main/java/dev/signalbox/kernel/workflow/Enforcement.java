package dev.signalbox.kernel.workflow;

/// How strictly a workflow is held.
///
/// @param mode whether a breach blocks or is only recorded
/// @param tokenSeconds how long a phase token lives
/// @param violationAction what a denied tool call leads to
public record Enforcement(Mode mode, long tokenSeconds, ViolationAction violationAction) {

    /// `STRICT` blocks; `PERMISSIVE` records, warns, counts and lets pass.
    public enum Mode {
        STRICT,
        PERMISSIVE;

        /// The stricter of the two: configuration may tighten a contract, never loosen it.
        public Mode stricter(Mode other) {
            return this == STRICT || other == STRICT ? STRICT : PERMISSIVE;
        }
    }

    /// What a denied tool call leads to, beyond the denial.
    public enum ViolationAction {
        REJECT,
        PAUSE,
        FAIL
    }
}
