package dev.signalbox.engine.ledger.audit;

import dev.signalbox.engine.ledger.audit.AuditReport.Problem;
import dev.signalbox.engine.store.Chain;
import dev.signalbox.engine.store.EventLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;

/// Walks a stretch of the chain. Each record is hashed with the hash that is stored before it, so that stretches can be
/// walked at once: a change anywhere shows in the stretch it lies in.
final class ChainWalk implements Chain.Reader {
    private final EventLog log;
    private final NavigableMap<Long, String> signed;
    private final Chain chain = new Chain();
    private final List<Problem> problems = new ArrayList<>();
    private byte[] hash = Chain.root();
    private long seq;
    private long at = Long.MIN_VALUE;
    private long nextSigned;

    /// @param signed hashes that were signed, by position
    ChainWalk(EventLog log, NavigableMap<Long, String> signed) {
        this.log = log;
        this.signed = signed;
    }

    /// Walks from one position to another, both included.
    List<Problem> walk(long from, long to) {
        seq = from - 1;
        nextSigned = signedFrom(from);
        log.chain(seq, seq, (before, stored) -> {
            hash = stored;
            at = before.at();
            return false;
        });
        log.chain(from, to, this);
        for (; seq < to; seq++) {
            problem(seq + 1, "is missing");
        }
        return problems;
    }

    @Override
    public boolean take(Chain.Link link, byte[] stored) {
        for (seq++; seq < link.seq(); seq++) {
            problem(seq, "is missing");
        }
        if (!Arrays.equals(chain.next(hash, link), stored)) {
            problem(seq, "is not what was recorded, or not where it was");
        }
        if (link.at() < at) {
            problem(seq, "is older than the record before it");
        }
        if (seq >= nextSigned) {
            compareSigned(stored);
        }
        hash = stored;
        at = link.at();
        return problems.size() < AuditReport.MOST_PROBLEMS;
    }

    private void compareSigned(byte[] stored) {
        if (seq == nextSigned && !Chain.hex(stored).equals(signed.get(seq))) {
            problem(seq, "has another hash than the one that was signed: the log up to it was rewritten");
        }
        nextSigned = signedFrom(seq + 1);
    }

    private long signedFrom(long position) {
        var next = signed.ceilingKey(position);
        return next == null ? Long.MAX_VALUE : next;
    }

    private void problem(long position, String what) {
        if (problems.size() < AuditReport.MOST_PROBLEMS) {
            problems.add(new Problem(position, "record %d %s".formatted(position, what)));
        }
    }
}
