package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/// One way of starting a box, and of ending all that is in it.
sealed interface Launch permits BubblewrapLaunch, GatedLaunch {

    /// Starts the first process. Called on a thread of the box's own, which may give up what the box must not have.
    Process start() throws IOException;

    /// Lets the command go, when all that counts and bounds it is in place. Called on another thread.
    void admit(Process process) throws IOException;

    /// Kills what is left after the first process ended or was killed.
    void killRest(Process process) throws IOException;

    /// The command's own exit code; empty when it never ran, or was killed.
    OptionalInt exitCode(Process process) throws IOException;

    /// Numbers of all processes of the box.
    List<Long> processes(Process process);
}
