package dev.signalbox.engine.config.settings;

import java.util.List;
import java.util.Optional;

/// How boxes are built.
///
/// @param mode `strict`, `bubblewrap`, `landlock` or `none`
/// @param user `uid:gid` of boxes when the engine runs as root
/// @param state directory for the box's own files
/// @param tools more directories with programs that boxes may read
public record BoxChoice(String mode, Optional<String> user, Optional<String> state, List<String> tools, Limits limits) {
    public BoxChoice {
        tools = List.copyOf(tools);
    }

    /// The bounds of one box; megabytes are 2²⁰ bytes, kilobytes 2¹⁰.
    public record Limits(
            long seconds,
            long memoryMb,
            long processes,
            long openFiles,
            long fileMb,
            long tmpMb,
            long diskMb,
            long outputKb) {}
}
