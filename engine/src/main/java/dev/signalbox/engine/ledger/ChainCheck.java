package dev.signalbox.engine.ledger;

import dev.signalbox.engine.store.Chain;
import dev.signalbox.engine.store.EventLog;
import java.util.Arrays;
import java.util.Optional;

/// Walks the hash chain of a log from its first record to its last, undecoded.
public final class ChainCheck {
    private final Chain chain = new Chain();
    private byte[] before = Chain.root();
    private long records;
    private String flaw = "";

    private ChainCheck() {}

    /// What a walk found.
    ///
    /// @param records how many records hold
    /// @param flaw where the chain breaks first; nothing if it is whole
    public record Result(long records, Optional<String> flaw) {}

    /// Checks the whole log.
    public static Result of(EventLog log) {
        var check = new ChainCheck();
        var end = log.head().seq();
        if (end > 0) {
            log.chain(1, end, check::take);
        }
        if (check.flaw.isEmpty() && check.records != end) {
            check.flaw = "the log says that it has %d records, %d are there".formatted(end, check.records);
        }
        return new Result(check.records, check.flaw.isEmpty() ? Optional.empty() : Optional.of(check.flaw));
    }

    private boolean take(Chain.Link link, byte[] hash) {
        if (link.seq() != records + 1) {
            flaw = "record %d is missing".formatted(records + 1);
            return false;
        }
        if (!Arrays.equals(chain.next(before, link), hash)) {
            flaw = "record %d is not what was recorded".formatted(link.seq());
            return false;
        }
        before = hash;
        records++;
        return true;
    }
}
