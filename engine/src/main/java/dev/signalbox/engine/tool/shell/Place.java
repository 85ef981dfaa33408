package dev.signalbox.engine.tool.shell;

import dev.signalbox.kernel.shell.SimpleCommand.Context;
import dev.signalbox.kernel.shell.WorkingDirectory;
import java.util.EnumSet;
import java.util.Set;

/// Where the walk is.
///
/// @param position of the command that runs here
/// @param level how many texts within texts this is
/// @param fixed whether everything here stands where that command stands
record Place(WorkingDirectory directory, Set<Context> contexts, int position, int level, boolean fixed) {

    static Place start(WorkingDirectory directory) {
        return new Place(directory, Set.of(), 0, 0, false);
    }

    Place in(WorkingDirectory other) {
        return other.equals(directory) ? this : new Place(other, contexts, position, level, fixed);
    }

    Place with(Context context) {
        if (contexts.contains(context)) {
            return this;
        }
        var more = EnumSet.of(context);
        more.addAll(contexts);
        return new Place(directory, Set.copyOf(more), position, level, fixed);
    }

    Place at(int other) {
        return fixed || other == position ? this : new Place(directory, contexts, other, level, false);
    }

    int placed(int other) {
        return fixed ? position : other;
    }

    /// One text further in, where every position is that of the command that runs the text.
    Place inside() {
        return new Place(directory, contexts, position, level + 1, true);
    }
}
