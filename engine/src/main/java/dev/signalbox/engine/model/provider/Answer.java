package dev.signalbox.engine.model.provider;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.signalbox.engine.model.TurnListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hears LangChain4j for one try of one call.
final class Answer implements StreamingChatResponseHandler {
    private final TurnListener listener;
    private final StringBuilder text = new StringBuilder();
    private @Nullable ChatResponse whole;
    private @Nullable RuntimeException thrown;
    private @Nullable Throwable error;

    Answer(TurnListener listener) {
        this.listener = listener;
    }

    @Override
    public void onPartialResponse(String piece) {
        text.append(piece);
        tell(() -> listener.text(piece));
    }

    @Override
    public void onPartialThinking(PartialThinking thinking) {
        tell(() -> listener.thinking(thinking.text()));
    }

    private void tell(Runnable told) {
        if (thrown != null) {
            return;
        }
        try {
            told.run();
        } catch (RuntimeException refusal) {
            thrown = refusal;
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        whole = response;
    }

    @Override
    public void onError(Throwable cause) {
        error = cause;
    }

    /// Whether no more events are wanted.
    boolean isBroken() {
        return thrown != null || error != null;
    }

    /// Throws what the listener threw, or what LangChain4j could not read.
    void rethrow() throws AttemptFailed {
        if (thrown != null) {
            throw thrown;
        }
        if (error != null) {
            throw new AttemptFailed(
                    0, "the answer could not be read: " + VendorError.excerpt(String.valueOf(error.getMessage())));
        }
    }

    Optional<ChatResponse> whole() {
        return Optional.ofNullable(whole);
    }

    /// The pieces together. LangChain4j's own text has line breaks between blocks, which nobody heard.
    String text() {
        return text.toString();
    }
}
