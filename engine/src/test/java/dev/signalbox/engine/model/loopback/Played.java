package dev.signalbox.engine.model.loopback;

import dev.signalbox.engine.model.Script;
import dev.signalbox.engine.model.Script.Step;
import dev.signalbox.engine.model.Usage;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The step that answers a request.
///
/// @param section the section's key; empty for the fallback
/// @param turn of the step in its section, from 0
record Played(String section, int turn, Step step) {
    private static final Pattern MARKER = Pattern.compile("\\[\\[script(!?):([^\\]\\s]+)]]");
    private static final Usage SOME = new Usage(100, 20, 0, 0);

    static Played of(Script script, Asked asked) {
        var said = asked.said();
        for (int at = said.size() - 1; at >= 0; at--) {
            var marker = said.get(at).who() == Said.Who.USER ? last(said.get(at).text()) : null;
            if (marker != null) {
                var forced = !marker.group(1).isEmpty();
                var turn = turns(said.subList(at + 1, said.size()));
                return script.section(marker.group(2))
                        .filter(section -> forced || asked.tools() == Asked.Tools.OFFERED || isTalk(section))
                        .filter(section -> turn < section.steps().size())
                        .map(section ->
                                new Played(section.key(), turn, section.steps().get(turn)))
                        .orElseGet(() -> fallback(script));
            }
        }
        return fallback(script);
    }

    private static Played fallback(Script script) {
        return new Played("", 0, Step.of(script.fallback()));
    }

    private static @Nullable MatchResult last(String text) {
        return MARKER.matcher(text).results().reduce((_, later) -> later).orElse(null);
    }

    private static boolean isTalk(Script.Section section) {
        return section.steps().stream().allMatch(step -> step.calls().isEmpty());
    }

    /// Runs of assistant items: some formats write one turn as several items.
    private static int turns(List<Said> said) {
        return (int) IntStream.range(0, said.size())
                .filter(at -> said.get(at).who() == Said.Who.ASSISTANT
                        && (at == 0 || said.get(at - 1).who() != Said.Who.ASSISTANT))
                .count();
    }

    /// An id that is the same whenever the step is played again.
    String id(String prefix) {
        return "%s_%s_%d".formatted(prefix, section.replaceAll("[^A-Za-z0-9]", "_"), turn + 1);
    }

    String callId(String prefix, int call) {
        return id(prefix) + "_" + (call + 1);
    }

    Usage usage() {
        var usage = step.usage();
        return usage == null ? SOME : usage;
    }
}
