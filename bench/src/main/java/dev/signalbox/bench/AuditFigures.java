package dev.signalbox.bench;

import dev.signalbox.bench.Figure.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/// What it costs to have every tool call on disk before it is answered: 64 agents that report intents and effects
/// through the ledger, beside a bare group commit of the same rows.
final class AuditFigures implements Measure {
    private static final int PRODUCERS = 64;

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public List<Figure> figures(Effort effort) throws Exception {
        var ours = new ArrayList<Double>();
        var raw = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        try (var scene = new Scene(effort.work().resolve("audit"));
                var bare = RawLog.open(effort.work().resolve("raw.db"))) {
            var runs = IntStream.range(0, PRODUCERS)
                    .mapToObj(i -> scene.begin("run-" + i))
                    .toList();
            var numbers = new long[PRODUCERS];
            Appender product = i -> {
                var number = numbers[i]++;
                scene.report(
                        number % 2 == 0
                                ? Scene.decided(runs.get(i), number / 2)
                                : Scene.finished(runs.get(i), number / 2));
            };
            var seconds = effort.of(3, 1);
            rate(product, seconds);
            var rows = RawLog.rows(effort.work().resolve("audit").resolve("ledger.db"), 2000);
            Appender plain = i -> bare.append(rows.get((int) (numbers[i]++ % rows.size())));
            rate(plain, seconds);
            for (var round = 0; round < effort.rounds(); round++) {
                raw.add(rate(plain, seconds));
                evenOut(numbers);
                ours.add(rate(product, seconds));
                ratios.add(ours.getLast() / raw.getLast());
                effort.say("audit: %,.0f of %,.0f appends/s", ours.getLast(), raw.getLast());
            }
        }
        return List.of(new Figure(
                name(),
                "durable appends by %d producers, beside bare SQLite group commit of the same rows"
                        .formatted(PRODUCERS),
                Bound.atLeast(0.6, ""),
                Median.of(ratios),
                "%,.0f/s of %,.0f/s".formatted(Median.of(ours), Median.of(raw))));
    }

    /// A call is decided before it ends.
    private static void evenOut(long[] numbers) {
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] += 1_000_000 + numbers[i] % 2;
        }
    }

    interface Appender {
        void append(int producer) throws Exception;
    }

    private static double rate(Appender appender, int seconds) throws Exception {
        var done = new LongAdder();
        var failure = new AtomicReference<Exception>();
        var all = new CountDownLatch(PRODUCERS);
        var begin = System.nanoTime();
        var end = begin + seconds * 1_000_000_000L;
        for (var i = 0; i < PRODUCERS; i++) {
            var producer = i;
            Thread.ofVirtual().start(() -> {
                try {
                    while (System.nanoTime() < end && failure.get() == null) {
                        appender.append(producer);
                        done.increment();
                    }
                } catch (Exception broken) {
                    failure.set(broken);
                } finally {
                    all.countDown();
                }
            });
        }
        all.await();
        if (failure.get() != null) {
            throw failure.get();
        }
        return done.sum() * 1e9 / (System.nanoTime() - begin);
    }
}
