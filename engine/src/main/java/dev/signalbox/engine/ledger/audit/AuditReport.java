package dev.signalbox.engine.ledger.audit;

import java.time.Duration;
import java.util.List;

/// What became of verifying a log.
///
/// @param records how many records there are
/// @param signed up to which record the log is under a signature that holds; 0 for none
/// @param checkpoints how many signatures hold
/// @param problems what is not as it was recorded, in the order of the log; none if all is well
/// @param took how long it took
public record AuditReport(long records, long signed, int checkpoints, List<Problem> problems, Duration took) {
    /// No more problems than this are told.
    public static final int MOST_PROBLEMS = 100;

    public AuditReport {
        problems = List.copyOf(problems);
    }

    /// Something that is not as it was recorded.
    ///
    /// @param seq the record it was found at; 0 if it concerns none in particular
    public record Problem(long seq, String what) {}

    public boolean holds() {
        return problems.isEmpty();
    }
}
