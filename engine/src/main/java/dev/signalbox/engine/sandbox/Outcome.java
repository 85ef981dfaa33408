package dev.signalbox.engine.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// How a box ended. Nothing of it is running any more.
///
/// @param ending why it ended
/// @param exitCode of the command, 128 + signal when a signal ended it; 124 on time-out, 137 when it was killed
/// @param stdout what was kept of standard output
/// @param stderr what was kept of standard error
/// @param duration from start to end
/// @param peakMemory bytes, where the machine counts them
/// @param changes what a copy-on-write layer or a staged copy gave back to the workspace, and what it did not
public record Outcome(
        Ending ending,
        int exitCode,
        Output stdout,
        Output stderr,
        Duration duration,
        OptionalLong peakMemory,
        Changes changes) {

    /// Why a box ended.
    public enum Ending {
        EXITED,
        TIMED_OUT,
        CANCELLED,
        OUT_OF_MEMORY,
        OUT_OF_DISK
    }

    /// Paths relative to the workspace. Empty when the command worked on the workspace itself.
    ///
    /// @param taken changes that reached the workspace
    /// @param dropped changes that did not
    public record Changes(List<String> taken, List<Dropped> dropped) {

        static final Changes NONE = new Changes(List.of(), List.of());

        public Changes {
            taken = List.copyOf(taken);
            dropped = List.copyOf(dropped);
        }
    }

    /// A change that the rules do not permit, and why.
    public record Dropped(String path, String reason) {}

    /// Whether the command ran to its end and returned 0.
    public boolean succeeded() {
        return ending == Ending.EXITED && exitCode == 0;
    }
}
