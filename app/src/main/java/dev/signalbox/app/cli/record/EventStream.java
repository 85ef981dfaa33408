package dev.signalbox.app.cli.record;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.RunNames;
import dev.signalbox.app.work.Story;
import dev.signalbox.engine.store.EventLog;
import dev.signalbox.engine.store.Store;
import dev.signalbox.engine.store.Subject;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.sdk.wire.EventText;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Predicate;

/// `events`: what happened, and what happens.
record EventStream(Surroundings around, Records records) implements Verb {
    private static final int PAGE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    static Syntax syntax() {
        return Syntax.of("events", "Print events: of one run, or of all")
                .argument("RUN", Arity.OPTIONAL, "id of a run, or the beginning of one")
                .flag("--follow", "go on as events come, until interrupted")
                .option("--from", "SEQ", "begin after this position of the log")
                .detail("With --json, one record a line: {\"seq\",\"at\",\"by\",\"event\"}. Times are UTC.")
                .example("signalbox events --follow");
    }

    @Override
    public int run(Given given) throws InterruptedException {
        return records.with(store -> {
            Predicate<Recorded> wanted = given.find(0)
                    .map(word -> Subject.of(
                            new RunId(RunNames.find(store, word).row().run())))
                    .<Predicate<Recorded>>map(
                            subject -> record -> Subject.of(record.event()).equals(subject))
                    .orElse(_ -> true);
            var from = given.number("--from", 0, Long.MAX_VALUE / 2).orElse(0L);
            return print(given, store, wanted, from);
        });
    }

    private int print(Given given, Store store, Predicate<Recorded> wanted, long from) throws InterruptedException {
        var story = new Story(around.screen().style());
        var at = from;
        while (true) {
            var page = store.log().read(at, PAGE);
            for (var record : page) {
                at = record.seq();
                if (wanted.test(record)) {
                    print(given, record, story);
                }
            }
            if (around.screen().out().checkError() || (page.isEmpty() && !goesOn(given, store.log(), at))) {
                return Exit.DONE;
            }
        }
    }

    private static boolean goesOn(Given given, EventLog log, long at) throws InterruptedException {
        if (!given.has("--follow")) {
            return false;
        }
        log.await(at, PATIENCE);
        return true;
    }

    private void print(Given given, Recorded record, Story story) {
        if (given.json()) {
            around.screen().line(EventText.write(record));
            return;
        }
        var style = around.screen().style();
        var prefix = style.quiet("%6d %s ".formatted(record.seq(), TIME.format(record.at())));
        var lines = story.lines(record);
        lines.forEach(line -> around.screen().line(prefix + line));
    }
}
