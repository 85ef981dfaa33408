package dev.signalbox.engine.model;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a scripted model says: for each role a list of steps, one for each turn.
///
/// A section's key is `role`, `role@PHASE`, `role#2` or `role@PHASE#2`. `#2` plays from the role's second session
/// on, until a section with a higher number. A section for the phase comes before one without. Which step is played
/// follows from the conversation alone, so that resumed, repeated and parallel sessions replay right.
///
/// @param source where it was read, for messages
/// @param fallback what is said when a section has run out
public record Script(String source, List<Section> sections, String fallback) {
    public static final String NOTHING_MORE = "The script has nothing more to say.";

    public Script {
        sections = List.copyOf(sections);
        var seen = new HashSet<ScriptKey>();
        for (var section : sections) {
            if (!seen.add(section.parsedKey())) {
                throw new IllegalArgumentException(
                        "%s:%d: there is another section '%s'".formatted(source, section.line(), section.key()));
            }
        }
    }

    /// The steps of one role.
    ///
    /// @param line of the section in its source, or 0
    public record Section(String key, List<Step> steps, int line) {
        public Section {
            steps = List.copyOf(steps);
            ScriptKey.parse(key);
        }

        ScriptKey parsedKey() {
            return ScriptKey.parse(key);
        }
    }

    /// One turn of the model.
    ///
    /// @param usage tokens to report; null to estimate them from the lengths of the texts
    /// @param fault what goes wrong before or while this step is played, or null
    /// @param delay before the first piece
    /// @param chunkDelay between pieces of text
    /// @param line of the step in its source, or 0
    public record Step(
            String think,
            String text,
            List<Call> calls,
            @Nullable Usage usage,
            @Nullable Fault fault,
            Duration delay,
            Duration chunkDelay,
            int line) {
        public Step {
            calls = List.copyOf(calls);
            if (delay.isNegative() || chunkDelay.isNegative()) {
                throw new IllegalArgumentException("a delay must not be negative");
            }
        }

        /// A step that says something and asks for tools.
        public static Step of(String text, Call... calls) {
            return new Step("", text, List.of(calls), null, null, Duration.ZERO, Duration.ZERO, 0);
        }

        /// A step that goes wrong, and says `text` once it does not.
        public static Step failing(Fault fault, String text) {
            return new Step("", text, List.of(), null, fault, Duration.ZERO, Duration.ZERO, 0);
        }
    }

    /// A tool that a step asks for.
    ///
    /// @param namespace of the tool, for Codex; empty elsewhere
    /// @param form how OpenAI's Responses API writes it; the other formats know only functions
    public record Call(String name, String argsJson, String namespace, Form form) {

        public static Call of(String name, String argsJson) {
            return new Call(name, argsJson, "", Form.FUNCTION);
        }

        /// Whether the arguments are a JSON object or free text.
        public enum Form {
            FUNCTION,
            CUSTOM
        }
    }

    /// What goes wrong with a step. `times` bounds how many attempts of the step it hits: 0 for all of them.
    public sealed interface Fault {
        int times();

        /// The vendor answers with an error.
        ///
        /// @param retryAfter the `Retry-After` header, or null for none
        record Status(
                int status,
                String type,
                String message,
                @Nullable Duration retryAfter,
                int times) implements Fault {}

        /// The connection breaks after so many characters of the text.
        record Cut(int afterChars, int times) implements Fault {}

        /// The answer is no JSON.
        record Garbage(int times) implements Fault {}

        /// The answer holds a line without end.
        record HugeLine(int times) implements Fault {}

        /// Whether it hits the attempt of that number, from 1.
        default boolean hits(int attempt) {
            return times() == 0 || attempt <= times();
        }
    }

    /// The section that plays for the speaker.
    public Optional<Section> section(Speaker speaker) {
        return best(speaker.role(), speaker.phase(), speaker.attempt())
                .or(() -> best(speaker.role(), "", speaker.attempt()));
    }

    /// The section with exactly that key.
    public Optional<Section> section(String key) {
        return sections.stream().filter(section -> section.key().equals(key)).findFirst();
    }

    private Optional<Section> best(String role, String phase, int attempt) {
        return sections.stream()
                .filter(section -> section.parsedKey().plays(role, phase, attempt))
                .max((a, b) ->
                        Integer.compare(a.parsedKey().attempt(), b.parsedKey().attempt()));
    }
}
