package dev.signalbox.kernel.run;

import dev.signalbox.kernel.event.GateEvent.GateJudged;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How far a run is.
///
/// @param phase where it is; empty before the first phase
/// @param rounds how often each phase was entered
/// @param reworks how often each way back was taken, by `FROM>TO`
/// @param held gates that held in this round of the phase
/// @param attempts how often each gate was judged since the phase was entered or a person last looked
/// @param worked whether the phase's workers had their say since the gate was last judged
/// @param finished roles of the workers that had theirs
/// @param judged the newest judgement in this round
/// @param guidance what a person said to the next worker; empty for nothing
public record Progress(
        String phase,
        Map<String, Integer> rounds,
        Map<String, Integer> reworks,
        Set<String> held,
        Map<String, Integer> attempts,
        Worked worked,
        Set<String> finished,
        Optional<GateJudged> judged,
        String guidance) {

    /// Whether the workers of a phase had their say.
    public enum Worked {
        NOT_YET,
        DONE
    }

    static final Progress NONE =
            new Progress("", Map.of(), Map.of(), Set.of(), Map.of(), Worked.NOT_YET, Set.of(), Optional.empty(), "");

    public Progress {
        rounds = Map.copyOf(rounds);
        reworks = Map.copyOf(reworks);
        held = Set.copyOf(held);
        attempts = Map.copyOf(attempts);
        finished = Set.copyOf(finished);
    }

    /// How often the current phase was entered.
    public int round() {
        return rounds.getOrDefault(phase, 0);
    }

    /// How often a way back was taken.
    public int reworks(String from, String to) {
        return reworks.getOrDefault(from + ">" + to, 0);
    }

    Progress entering(String next, int round, boolean rework) {
        var newRounds = new HashMap<>(rounds);
        newRounds.put(next, round);
        var newReworks = new HashMap<>(reworks);
        if (rework) {
            newReworks.merge(phase + ">" + next, 1, Integer::sum);
        }
        var fresh = new Progress(
                next, newRounds, newReworks, Set.of(), Map.of(), Worked.NOT_YET, Set.of(), Optional.empty(), "");
        return rework ? fresh.because(judged, guidance) : fresh;
    }

    private Progress because(Optional<GateJudged> why, String said) {
        return new Progress(phase, rounds, reworks, held, attempts, worked, finished, why, said);
    }

    Progress judging(GateJudged event) {
        var counted = new HashMap<>(attempts);
        counted.put(event.gate(), event.attempt());
        var next = new Progress(phase, rounds, reworks, held, counted, worked, finished, Optional.of(event), "");
        return switch (event.judgement()) {
            case HELD, LET_PASS -> next.holding(event.gate());
            case NEEDS_APPROVAL -> next;
            case BLOCKED -> next.anew(counted, reworks, "");
        };
    }

    Progress holding(String gate) {
        var more = new HashSet<>(held);
        more.add(gate);
        return new Progress(phase, rounds, reworks, more, attempts, worked, finished, judged, guidance);
    }

    /// A worker of that role had its say.
    Progress finishing(String role) {
        var more = new HashSet<>(finished);
        more.add(role);
        return new Progress(phase, rounds, reworks, held, attempts, worked, more, judged, guidance);
    }

    /// All workers had their say: what was judged before is no longer what there is.
    Progress workDone() {
        return new Progress(phase, rounds, reworks, held, attempts, Worked.DONE, finished, Optional.empty(), guidance);
    }

    /// A person said what to change; the workers are asked again.
    Progress guided(String text) {
        return anew(attempts, reworks, text);
    }

    /// A person looked at a blocked gate and wants it tried again; attempts and ways back count from nought.
    Progress afresh(String text) {
        return anew(Map.of(), Map.of(), text);
    }

    private Progress anew(Map<String, Integer> tried, Map<String, Integer> sentBack, String said) {
        return new Progress(phase, rounds, sentBack, Set.of(), tried, Worked.NOT_YET, Set.of(), judged, said);
    }
}
