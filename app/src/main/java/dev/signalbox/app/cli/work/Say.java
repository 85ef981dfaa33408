package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Brief;
import dev.signalbox.app.work.Open;
import dev.signalbox.app.work.RunRoom;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// `approve`, `reject`, `answer`: says to a run what it waits for.
record Say(Surroundings around, Rooms rooms, Word word) implements Verb {

    /// What is said.
    enum Word {
        APPROVE("Say yes to what a run waits for"),
        REJECT("Say no to what a run waits for"),
        ANSWER("Answer the question of a run");

        private final String summary;

        Word(String summary) {
            this.summary = summary;
        }

        String typed() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Syntax syntax(Word word) {
        var syntax =
                Syntax.of(word.typed(), word.summary).argument("RUN", Arity.ONE, "the run, or the beginning of its id");
        return word == Word.ANSWER
                ? syntax.argument("ID", Arity.ONE, "which question; the TEXT itself when only one is open")
                        .argument("TEXT", Arity.OPTIONAL, "what to answer")
                        .example("signalbox answer run-7 \"Use the euro\"")
                : (word == Word.APPROVE ? Raise.options(syntax) : syntax)
                        .argument("ID", Arity.OPTIONAL, "which question; may be left out when only one is open")
                        .option("--comment", "TEXT", "what to tell the workers")
                        .example("signalbox %s run-7%s"
                                .formatted(
                                        word.typed(), word == Word.REJECT ? " --comment \"Keep the old name\"" : ""));
    }

    @Override
    public int run(Given given) {
        try (var room = rooms.open(_ -> {})) {
            var run = room.find(given.argument(0));
            var hasText = word == Word.ANSWER;
            var id =
                    hasText && given.arguments().size() < 3 ? "" : given.find(1).orElse("");
            var waiting = meant(room, run, id);
            var isQuestion = waiting instanceof Waiting.ForAnswer;
            if (isQuestion && word == Word.APPROVE) {
                throw Stop.usage(
                        "%s is a question, not a yes or no".formatted(waiting.id()), Open.answer(run.value(), waiting));
            }
            var text = hasText
                    ? given.arguments().getLast()
                    : given.text("--comment").orElse("");
            if (word == Word.APPROVE) {
                raise(room, run, waiting, new Raise(given));
            }
            Steer.to(room, new RunCommand.Answer(run, waiting.id(), word != Word.REJECT, text));
            return new Told(around.screen(), given.json()).about(room, run);
        }
    }

    /// Who says yes to a run that has used up its budget gives it more.
    private static void raise(RunRoom room, RunId run, Waiting waiting, Raise raise) {
        var reached =
                waiting instanceof Waiting.ForBudget budget ? Optional.of(budget) : Optional.<Waiting.ForBudget>empty();
        if (reached.isPresent() || raise.isAsked()) {
            raise.of(room, room.control().look(run).orElseThrow(), reached);
        }
    }

    private static Waiting meant(RunRoom room, RunId run, String id) {
        var open = Open.of(room.control().look(run).orElseThrow());
        if (open.isEmpty()) {
            throw Stop.failed(
                    "run %s waits for nobody".formatted(run), "signalbox show %s tells its state".formatted(run));
        }
        var meant = open.stream()
                .filter(waiting -> id.isEmpty() || waiting.id().value().equals(id))
                .toList();
        return switch (meant.size()) {
            case 1 -> meant.getFirst();
            case 0 -> throw Stop.failed("run %s does not wait for '%s'".formatted(run, id), listed(open));
            default -> throw Stop.usage("run %s waits for %d things".formatted(run, open.size()), listed(open));
        };
    }

    private static String listed(List<Waiting> open) {
        return open.stream()
                .map(waiting -> "%s (%s): %s".formatted(waiting.id(), Open.kind(waiting), Brief.text(waiting.text())))
                .collect(Collectors.joining("\n  ", "name one of these:\n  ", ""));
    }
}
