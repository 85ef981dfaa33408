package dev.signalbox.engine.workspace;

import java.util.List;

/// What came of making a workspace.
public sealed interface Created {

    /// It is there.
    ///
    /// @param uncommitted changed files of the user's repository, which are not in it; a hundred at most
    record Ready(Workspace workspace, List<String> uncommitted) implements Created {
        public Ready {
            uncommitted = List.copyOf(uncommitted);
        }
    }

    /// It cannot be made of this directory.
    ///
    /// @param reason what is in the way
    /// @param fix what to do
    record Refused(String reason, String fix) implements Created {}
}
