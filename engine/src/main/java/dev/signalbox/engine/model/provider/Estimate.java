package dev.signalbox.engine.model.provider;

import dev.signalbox.engine.model.Message;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.Script.Step;
import dev.signalbox.engine.model.Usage;

/// Token counts guessed from lengths, where nobody counted: four characters a token.
final class Estimate {
    private static final int CHARS_PER_TOKEN = 4;

    private Estimate() {}

    static Usage usage(Request request, Step step) {
        long written = step.text().length()
                + step.think().length()
                + step.calls().stream()
                        .mapToLong(
                                call -> call.name().length() + call.argsJson().length())
                        .sum();
        return usage(request, written);
    }

    static Usage usage(Request request, Message.Assistant reply) {
        return usage(request, chars(reply));
    }

    private static Usage usage(Request request, long written) {
        var conversation = request.conversation();
        long read = conversation.system().length()
                + request.tools().stream()
                        .mapToLong(tool -> tool.name().length()
                                + tool.description().length()
                                + tool.schema().length())
                        .sum()
                + conversation.messages().stream().mapToLong(Estimate::chars).sum();
        return new Usage(tokens(read), tokens(written), 0, 0);
    }

    private static long chars(Message message) {
        return switch (message) {
            case Message.User user -> user.text().length();
            case Message.Assistant assistant ->
                assistant.text().length()
                        + assistant.toolUses().stream()
                                .mapToLong(use ->
                                        use.name().length() + use.argsJson().length())
                                .sum();
            case Message.ToolResults results ->
                results.results().stream()
                        .mapToLong(result -> result.text().length())
                        .sum();
        };
    }

    private static long tokens(long chars) {
        return (chars + CHARS_PER_TOKEN - 1) / CHARS_PER_TOKEN;
    }
}
