package dev.signalbox.engine.agent;

import dev.signalbox.engine.model.Spend;
import dev.signalbox.engine.model.Spend.Level;
import dev.signalbox.engine.model.Spend.Reading;
import dev.signalbox.engine.model.Usage;
import dev.signalbox.engine.tool.RunDesk;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.BudgetRaised;
import dev.signalbox.kernel.event.RunEvent.BudgetWarned;
import dev.signalbox.kernel.event.RunEvent.WaitEnded;
import dev.signalbox.kernel.event.RunEvent.WaitStarted;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.run.RunFacts;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Holds a run to its budget before each model turn: warns once at four fifths of a bound, and asks a person when one
/// is
/// reached. Sessions side by side share the question.
final class Purse {
    private static final int MOST_QUESTIONS = 50;

    private final RunDesk desk;
    private final InstantSource clock;

    Purse(RunDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /// Returns when there is something left to spend; nothing when nobody gives more, with the bound that holds.
    Optional<String> refusal() throws InterruptedException {
        for (int i = 0; i < MOST_QUESTIONS; i++) {
            var log = desk.control().events(desk.run());
            var reached = check(log);
            if (reached.isEmpty()) {
                return Optional.empty();
            }
            if (!raised(reached.get(), log)) {
                return reached.map(Reading::toString);
            }
        }
        return Optional.of("asked for more %d times".formatted(MOST_QUESTIONS));
    }

    private Optional<Reading> check(List<Recorded> log) throws InterruptedException {
        var readings = spend(log).against(desk.state().facts().budget());
        for (var reading : readings) {
            if (reading.level() == Level.WARNING && !isWarned(reading, log)) {
                desk.report(new BudgetWarned(desk.run(), reading.kind().toString(), reading.toString()));
            }
        }
        return readings.stream()
                .filter(reading -> reading.level() == Level.EXCEEDED)
                .findFirst();
    }

    private Spend spend(List<Recorded> log) {
        RunFacts facts = desk.state().facts();
        var used = facts.work().usage();
        return new Spend(
                facts.work().turns(),
                new Usage(used.input(), used.output(), used.cacheRead(), used.cacheWrite()),
                used.microDollars(),
                WorkingTime.of(log, clock.instant()));
    }

    private static boolean isWarned(Reading reading, List<Recorded> log) {
        for (var recorded : log.reversed()) {
            if (recorded.event() instanceof BudgetRaised) {
                return false;
            }
            if (recorded.event() instanceof BudgetWarned warned
                    && warned.limit().equals(reading.kind().toString())) {
                return true;
            }
        }
        return false;
    }

    private boolean raised(Reading reading, List<Recorded> log) throws InterruptedException {
        var text = "%s are used up. Raise the budget and accept, or reject to end the run.".formatted(reading);
        var waiting = new Waiting.ForBudget(question(log), reading.kind().toString(), text);
        return desk.ask(waiting).accepted();
    }

    /// The question that is open, or a new one.
    private ApprovalId question(List<Recorded> log) {
        var asked = log.stream()
                .map(Recorded::event)
                .filter(event -> event instanceof WaitStarted(var _, Waiting.ForBudget _))
                .map(event -> ((WaitStarted) event).waiting().id())
                .toList();
        return asked.stream()
                .filter(id -> log.stream()
                        .noneMatch(recorded -> recorded.event() instanceof WaitEnded ended
                                && ended.id().equals(id)))
                .findFirst()
                .orElseGet(() -> new ApprovalId("budget-%d".formatted(asked.size() + 1)));
    }
}
