package dev.signalbox.engine.model;

/// Whom the model speaks for in a turn. Vendors are not told; a [Script] is looked up by it.
///
/// @param role the role's name, such as `implementer`
/// @param phase the phase's id, such as `IMPL`; empty outside a workflow
/// @param attempt 1 for the first session of this role in the run, 2 for the next (rework), and so on
public record Speaker(String role, String phase, int attempt) {
    public Speaker {
        if (role.isBlank() || attempt < 1) {
            throw new IllegalArgumentException(
                    "a speaker needs a role and an attempt from 1, got '%s' and %d".formatted(role, attempt));
        }
    }

    /// The first session of a role outside any phase.
    public static Speaker of(String role) {
        return new Speaker(role, "", 1);
    }
}
