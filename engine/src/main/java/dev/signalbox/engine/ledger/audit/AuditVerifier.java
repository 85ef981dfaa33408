package dev.signalbox.engine.ledger.audit;

import dev.signalbox.engine.ledger.Checkpoint;
import dev.signalbox.engine.ledger.Checkpoints;
import dev.signalbox.engine.ledger.audit.AuditReport.Problem;
import dev.signalbox.engine.store.Store;
import dev.signalbox.engine.token.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Proof that a log is what was recorded: every hash follows from the one before it, every signature holds, and the log
/// reaches at least as far as it was signed.
///
/// What it cannot tell: records after the newest checkpoint could have been rewritten by whoever can write the files;
/// there are at most a few hundred of them, and the report says from where on. And whoever can write the files and has
/// the signing key can rewrite all of it; keep a copy of `checkpoints.jsonl` and of the public key elsewhere.
public final class AuditVerifier {
    /// After a crash at a bad moment a checkpoint may be missing, but not several.
    private static final long MOST_UNSIGNED = 3L * Checkpoints.EVERY;

    private static final long SHORTEST_STRETCH = 20_000;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final Store store;
    private final Checkpoints checkpoints;
    private final List<Verifier> verifiers;
    private final long shortestStretch;

    /// @param store opened to be inspected, so that a damaged one can be looked into
    /// @param checkpoints the file beside it
    /// @param verifiers keys that are trusted
    public AuditVerifier(Store store, Checkpoints checkpoints, List<Verifier> verifiers) {
        this(store, checkpoints, verifiers, SHORTEST_STRETCH);
    }

    AuditVerifier(Store store, Checkpoints checkpoints, List<Verifier> verifiers, long shortestStretch) {
        this.store = store;
        this.shortestStretch = shortestStretch;
        this.checkpoints = checkpoints;
        this.verifiers = List.copyOf(verifiers);
    }

    /// Verifies all of it.
    ///
    /// @throws dev.signalbox.engine.store.StoreException if the log cannot be read
    public AuditReport verify() throws InterruptedException {
        var start = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            return verify(pool, start);
        }
    }

    /// Signatures first, since the walk compares what they say; then the walk, and the list of calls beside it.
    private AuditReport verify(ExecutorService pool, long start) throws InterruptedException {
        var problems = new ArrayList<Problem>();
        var signed = signed(pool, problems);
        var head = store.log().head().seq();
        var stray = pool.submit(() -> store.views().strayCalls(AuditReport.MOST_PROBLEMS));
        problems.addAll(walk(pool, head, signed));
        var reaches = signed.isEmpty() ? 0 : signed.lastKey();
        if (reaches > head) {
            problems.add(new Problem(
                    head, "the log ends at record %d, and it was signed up to record %d".formatted(head, reaches)));
        } else if (head - reaches > MOST_UNSIGNED) {
            problems.add(new Problem(
                    reaches + 1,
                    "%d records after record %d are under no signature: lines of %s are missing"
                            .formatted(head - reaches, reaches, checkpoints.file())));
        }
        result(stray)
                .forEach(seq -> problems.add(new Problem(
                        seq, "the list of calls says something else of record %d than the log".formatted(seq))));
        problems.sort(Comparator.comparingLong(Problem::seq));
        return new AuditReport(
                head,
                Math.min(reaches, head),
                signed.size(),
                problems.subList(0, Math.min(AuditReport.MOST_PROBLEMS, problems.size())),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /// The hashes that a trusted key signed, by position.
    private NavigableMap<Long, String> signed(ExecutorService pool, List<Problem> problems)
            throws InterruptedException {
        var signed = new TreeMap<Long, String>();
        var lines = checkpoints.lines();
        // the last line may be torn by a crash; nothing depends on it
        var whole = lines.stream()
                .filter(line -> line.checkpoint().isPresent() || line.number() < lines.size())
                .toList();
        var flaws = all(pool, whole.stream().map(this::flaw).toList());
        for (var i = 0; i < whole.size(); i++) {
            var line = whole.get(i);
            flaws.get(i)
                    .ifPresentOrElse(
                            what -> problems.add(problem(line, what)),
                            () -> line.checkpoint()
                                    .map(Checkpoint::head)
                                    .ifPresent(head -> signed.put(head.seq(), head.hash())));
        }
        return signed;
    }

    private Callable<Optional<String>> flaw(Checkpoints.Line line) {
        return () -> {
            if (line.checkpoint().isEmpty()) {
                return Optional.of("is damaged");
            }
            var checkpoint = line.checkpoint().get();
            return checkpoint.holds(verifiers) ? Optional.empty() : Optional.of(why(checkpoint));
        };
    }

    private String why(Checkpoint checkpoint) {
        return verifiers.stream().anyMatch(verifier -> verifier.keyId().equals(checkpoint.key()))
                ? "is not what was signed"
                : "was signed by key %s, which is not among those trusted".formatted(checkpoint.key());
    }

    private Problem problem(Checkpoints.Line line, String what) {
        var seq = line.checkpoint().map(checkpoint -> checkpoint.head().seq()).orElse(0L);
        return new Problem(seq, "line %d of %s %s".formatted(line.number(), checkpoints.file(), what));
    }

    private List<Problem> walk(ExecutorService pool, long head, NavigableMap<Long, String> signed)
            throws InterruptedException {
        var length = Math.max(shortestStretch, head / (4L * THREADS) + 1);
        var stretches = new ArrayList<Callable<List<Problem>>>();
        for (var from = 1L; from <= head; from += length) {
            var first = from;
            var last = Math.min(head, from + length - 1);
            stretches.add(() -> new ChainWalk(store.log(), signed).walk(first, last));
        }
        return all(pool, stretches).stream().flatMap(List::stream).toList();
    }

    private static <T> List<T> all(ExecutorService pool, List<Callable<T>> tasks) throws InterruptedException {
        var results = new ArrayList<T>();
        for (var done : pool.invokeAll(tasks)) {
            results.add(result(done));
        }
        return results;
    }

    private static <T> T result(Future<T> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }
}
