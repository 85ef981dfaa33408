package dev.signalbox.engine.tool;

import dev.signalbox.kernel.policy.ResolvedPath;
import dev.signalbox.kernel.policy.WritablePaths;
import java.io.IOException;

/// Holds the tools that write to a phase's paths at the moment of writing, whatever was decided before: what the box
/// is for commands, this is for them. In permissive mode it is all that holds them.
public record WriteGuard(WorkFiles files, WritablePaths paths) {

    ResolvedPath resolve(String asked) {
        return files.paths().resolve(asked);
    }

    /// What is done to a file that may be written.
    interface Change {
        ToolOutcome at(ResolvedPath.Inside path) throws IOException;
    }

    ToolOutcome change(String asked, Change change) {
        return switch (resolve(asked)) {
            case ResolvedPath.Outside outside -> ToolOutcome.failed(Misses.outside(outside));
            case ResolvedPath.Inside inside -> change(inside, change);
        };
    }

    private ToolOutcome change(ResolvedPath.Inside path, Change change) {
        var refusal = paths.refusal(path.relative());
        if (refusal.isPresent()) {
            return ToolOutcome.failed("The box does not let this through: " + refusal.get());
        }
        try {
            return change.at(path);
        } catch (IOException failure) {
            return ToolOutcome.failed(Misses.of(path, failure));
        }
    }
}
