package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.work.RunRoom;
import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.run.RunCommand;

/// Asks something of a run on behalf of the user.
final class Steer {
    private Steer() {}

    /// @throws Stop with the reasons if it is refused
    static void to(RunRoom room, RunCommand command) {
        if (ask(room, command) instanceof Decision.Refused(var reasons)) {
            throw Stop.failed(String.join("; ", reasons), "");
        }
    }

    static Decision ask(RunRoom room, RunCommand command) {
        return room.control().submit(new Command.Steer(room.user(), command));
    }
}
