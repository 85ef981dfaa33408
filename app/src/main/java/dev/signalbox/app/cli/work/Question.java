package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.Screen;
import dev.signalbox.app.work.Brief;
import dev.signalbox.app.work.Open;
import dev.signalbox.app.work.RunRoom;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

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
    boolean put(RunId run, Waiting waiting) {
        screen.err()
                .println(screen.errStyle().warn("? " + Open.kind(waiting) + ": ")
                        + waiting.text()
                                .lines()
                                .map(Brief::safe)
                                .reduce((one, next) -> one + "\n  " + next)
                                .orElse(""));
        var answer = waiting instanceof Waiting.ForAnswer ? answer(run, waiting) : decision(run, waiting);
        answer.map(command -> Steer.ask(room, command)).ifPresent(decision -> {
            if (decision instanceof Decision.Refused(var reasons)) {
                screen.note(String.join("; ", reasons));
            }
        });
        return answer.isPresent();
    }

    private Optional<RunCommand> answer(RunId run, Waiting waiting) {
        return line("your answer: ").map(text -> new RunCommand.Answer(run, waiting.id(), true, text));
    }

    private Optional<RunCommand> decision(RunId run, Waiting waiting) {
        var word = line("[y]es / [n]o: ");
        while (word.isPresent() && !word.get().toLowerCase(Locale.ROOT).matches("y|yes|n|no")) {
            word = line("please write y or n: ");
        }
        return word.flatMap(said -> line("comment (may be empty): ")
                .map(comment -> new RunCommand.Answer(
                        run, waiting.id(), said.toLowerCase(Locale.ROOT).startsWith("y"), comment)));
    }

    private Optional<String> line(String prompt) {
        screen.err().print(prompt);
        screen.err().flush();
        try {
            return Optional.ofNullable(in.readLine()).map(String::strip);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot read the answer from the terminal", cause);
        }
    }
}
