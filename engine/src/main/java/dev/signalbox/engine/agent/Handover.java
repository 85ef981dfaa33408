package dev.signalbox.engine.agent;

import dev.signalbox.engine.agent.Transcript.Prompt;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.ArtifactSubmitted;
import dev.signalbox.kernel.event.RunEvent.PhaseEntered;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a worker still has to hand in. It is reminded twice; then the gate says the same to the next session.
final class Handover {
    private static final int MOST_NUDGES = 2;
    private static final String MARK = "[SIGNALBOX] ";
    private static final Template NUDGE = Template.load("nudge.md");

    private final Assignment work;

    Handover(Assignment work) {
        this.work = work;
    }

    /// What to say to a worker that fell silent; nothing if all is handed in, or it was reminded often enough.
    Optional<String> nudge(Transcript transcript, List<Recorded> log) {
        var said = transcript.entries().stream()
                .filter(entry -> entry instanceof Prompt prompt && prompt.text().startsWith(MARK))
                .count();
        var open = open(log);
        return open.isEmpty() || said >= MOST_NUDGES
                ? Optional.empty()
                : Optional.of(MARK + NUDGE.fill(Map.of("missing", String.join(", ", open))));
    }

    /// What was not handed in, for a person; empty if there is nothing.
    String missing(List<Recorded> log) {
        var open = open(log);
        return open.isEmpty() ? "" : "not handed in: " + String.join(", ", open);
    }

    /// Artifacts count that came from this role since the phase was entered.
    private List<String> open(List<Recorded> log) {
        var handedIn = new HashSet<String>();
        for (var recorded : log) {
            switch (recorded.event()) {
                case PhaseEntered _ -> handedIn.clear();
                case ArtifactSubmitted in
                when in.artifact().by().equals(work.role()) ->
                    handedIn.add(in.artifact().type());
                default -> {
                    // nothing was handed in
                }
            }
        }
        return work.mustSubmit().stream()
                .filter(type -> !handedIn.contains(type))
                .toList();
    }
}
