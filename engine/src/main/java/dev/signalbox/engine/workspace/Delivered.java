package dev.signalbox.engine.workspace;

import java.util.List;

/// What came of bringing a run's commit into the user's repository. Whatever it is, nothing of the user's is lost.
public sealed interface Delivered {

    /// It is in the branch that is checked out, and in its files.
    ///
    /// @param branch short name of that branch
    /// @param commit what the branch is at now
    record Merged(String branch, String commit, How how) implements Delivered {}

    /// How it got there.
    enum How {
        /// The branch had not moved since the run began.
        FAST_FORWARD,
        /// The branch had moved; a merge commit joins both.
        MERGE,
        /// It was there before.
        ALREADY
    }

    /// It is not in the branch that is checked out. No file of the user's was changed.
    ///
    /// @param message what is in the way
    /// @param paths the files it is about; a hundred at most
    /// @param advice what to do
    record Refused(Reason reason, String message, List<String> paths, String advice) implements Delivered {
        public Refused {
            paths = List.copyOf(paths);
        }
    }

    /// What is in the way.
    enum Reason {
        /// The run has no final commit.
        NOT_COMPLETE,
        /// The repository is not there any more, or is none.
        REPOSITORY_MISSING,
        /// The repository has no files to bring it into; the run's branch is there.
        BARE,
        /// The repository already has a branch of that name with other commits.
        BRANCH_TAKEN,
        /// A merge, rebase or the like waits to be ended, or another git is at work.
        BUSY,
        /// No branch is checked out.
        DETACHED,
        /// Files are changed and not committed.
        DIRTY,
        /// Both sides changed the same lines.
        CONFLICT,
        /// The branch that is checked out shares no commit with the run.
        UNRELATED,
        /// Files pass through a filter (as with large file storage), which only the user's own git may run.
        FILTERED,
        /// An earlier delivery was cut off, and the files have been changed since.
        INTERRUPTED
    }
}
