package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Screen;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.work.Brief;
import dev.signalbox.app.work.Open;
import dev.signalbox.app.work.Outline;
import dev.signalbox.app.work.RunRoom;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.run.RunFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Asks the person at the terminal what a run waits for.
final class Question {
    private final Screen screen;
    private final RunRoom room;
    private final BufferedReader in;

    Question(Screen screen, RunRoom room) {
        this.screen = screen;
        this.room = room;
        this.in = new BufferedReader(new InputStreamReader(screen.in(), StandardCharsets.UTF_8));
    }

    boolean isPossible() {
        return screen.dialogue() == Screen.Dialogue.POSSIBLE;
    }

    /// Asks, and tells the run.
    ///
    /// @return whether there was an answer; false at the end of the input
    boolean put(RunId run, Waiting waiting) throws InterruptedException {
        screen.err()
                .println(screen.errStyle().warn("? " + Open.kind(waiting) + ": ")
                        + waiting.text()
                                .lines()
                                .map(Brief::safe)
                                .reduce((one, next) -> one + "\n  " + next)
                                .orElse(""));
        if (waiting instanceof Waiting.ForApproval) {
            show(room.control().look(run).orElseThrow().facts());
        }
        var answer = waiting instanceof Waiting.ForAnswer ? answer(run, waiting) : decision(run, waiting);
        answer.map(command -> Steer.ask(room, command)).ifPresent(decision -> {
            if (decision instanceof Decision.Refused(var reasons)) {
                screen.note(String.join("; ", reasons));
            }
        });
        return answer.isPresent();
    }

    /// What was handed in is what there is to decide about.
    private void show(RunFacts facts) {
        facts.shelf().current().stream()
                .filter(placed -> placed.phase().equals(facts.phase()))
                .forEach(placed -> {
                    screen.err()
                            .println("  %s by %s"
                                    .formatted(
                                            screen.errStyle()
                                                    .name(placed.artifact().type()),
                                            placed.artifact().by()));
                    Outline.of(placed.artifact().content(), "    ").forEach(screen.err()::println);
                });
    }

    private Optional<RunCommand> answer(RunId run, Waiting waiting) throws InterruptedException {
        return line("your answer: ").map(text -> new RunCommand.Answer(run, waiting.id(), true, text));
    }

    private Optional<RunCommand> decision(RunId run, Waiting waiting) throws InterruptedException {
        var word = line("[y]es / [n]o: ");
        while (word.isPresent() && !word.get().toLowerCase(Locale.ROOT).matches("y|yes|n|no")) {
            word = line("please write y or n: ");
        }
        var accepted = word.filter(said -> said.toLowerCase(Locale.ROOT).startsWith("y"))
                .isPresent();
        if (accepted && waiting instanceof Waiting.ForBudget budget && !raised(run, budget)) {
            return Optional.empty();
        }
        var comment = word.isEmpty() ? word : line("comment (may be empty): ");
        return comment.map(text -> new RunCommand.Answer(run, waiting.id(), accepted, text));
    }

    /// @return false at the end of the input
    private boolean raised(RunId run, Waiting.ForBudget budget) throws InterruptedException {
        while (true) {
            var most = line("most %s in all (empty for as much again): ".formatted(budget.limit()));
            if (most.isEmpty()) {
                return false;
            }
            Map<String, List<String>> bound =
                    most.get().isEmpty() ? Map.of() : Map.of("--" + budget.limit(), List.of(most.get()));
            try {
                new Raise(new Given(bound, List.of()))
                        .of(room, room.control().look(run).orElseThrow(), Optional.of(budget));
                return true;
            } catch (Stop senseless) {
                screen.note(String.valueOf(senseless.getMessage()));
            }
        }
    }

    /// A read from a terminal cannot be interrupted; waiting for a thread that reads can.
    private Optional<String> line(String prompt) throws InterruptedException {
        screen.err().print(prompt);
        screen.err().flush();
        var reading = new FutureTask<>(() -> Optional.ofNullable(in.readLine()).map(String::strip));
        Thread.ofPlatform().daemon().name("terminal").start(reading);
        try {
            return reading.get();
        } catch (ExecutionException failed) {
            throw new UncheckedIOException(
                    "cannot read the answer from the terminal", new IOException(failed.getCause()));
        }
    }
}
