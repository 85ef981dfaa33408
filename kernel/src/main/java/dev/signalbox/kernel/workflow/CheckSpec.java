package dev.signalbox.kernel.workflow;

import dev.signalbox.kernel.json.Json;
import java.util.Optional;

/// One check of a gate as the definition asks for it.
///
/// @param check name of the check
/// @param severity whether it blocks or only warns
/// @param message the author's own words for a failure, if any
/// @param params its parameters (`threshold`, `run`, `expect`, `pattern`, `paths`, `expression` …)
public record CheckSpec(String check, Severity severity, Optional<String> message, Json.Obj params) {

    /// Whether a failed check stops the run.
    public enum Severity {
        BLOCKING,
        WARNING
    }

    /// What evidence gathered for this check is filed under: its name, and its parameters if it has any.
    public String subject() {
        return params.members().isEmpty() ? check : check + params.members();
    }
}
