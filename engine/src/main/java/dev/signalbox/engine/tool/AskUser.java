package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.Parameter.optional;
import static dev.signalbox.engine.tool.Parameter.required;

import dev.signalbox.engine.tool.Parameter.Kind;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.policy.Action;
import java.time.Duration;

/// `ask_user_question{question, options}`: asks a person, and waits for the answer. A question that was asked before a
/// crash is not asked again.
public final class AskUser implements Tool {
    private static final String NOBODY =
            "Nobody answered in time. Take the most cautious reading, and say in your artifact what you assumed.";

    private static final ToolCard CARD = new ToolCard(
            "ask_user_question",
            "Asks the person who wanted this work a question of intent, and waits for the answer. Ask only what neither"
                    + " the task nor the code can tell.",
            Parameters.of(
                    required("question", new Kind.Text(4000), "one question"),
                    optional("options", new Kind.Texts(10), "answers to choose from")),
            ToolCard.Effect.TELLS,
            ToolCard.Repeat.SAFE);

    private final Duration patience;

    /// @param patience how long an answer is waited for
    public AskUser(Duration patience) {
        this.patience = patience;
    }

    @Override
    public ToolCard card() {
        return CARD;
    }

    @Override
    public Action action(Args args) {
        return Action.Plain.ONLY;
    }

    @Override
    public ToolOutcome run(Args args, ToolCall call) throws InterruptedException {
        var waiting = new Waiting.ForAnswer(new ApprovalId("q-" + call.id()), call.id(), text(args));
        var said = call.desk().ask(waiting, patience, NOBODY);
        return said.text().isBlank()
                ? ToolOutcome.done(said.accepted() ? "Yes." : "No.")
                : ToolOutcome.done(said.text());
    }

    private static String text(Args args) {
        var text = new StringBuilder(args.need("question"));
        var number = 0;
        for (var option : args.texts("options")) {
            number++;
            text.append("\n  ").append(number).append(") ").append(option);
        }
        return text.toString();
    }
}
