package dev.signalbox.engine.config.definition;

import java.util.List;
import java.util.Optional;

/// A role: how a worker is told what it is. What it may do is the phase's to say; `tools` can only narrow that.
///
/// @param model the model it prefers; the run's own where it has none
/// @param tools tools it wants to see; none means all that its phase allows
/// @param prompt the system text
public record RoleFile(String name, String description, Optional<String> model, List<String> tools, String prompt) {
    public RoleFile {
        tools = List.copyOf(tools);
    }
}
