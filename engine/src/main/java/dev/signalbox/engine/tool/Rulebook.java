package dev.signalbox.engine.tool;

import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.policy.ToolRequest;
import dev.signalbox.kernel.policy.Verdict;
import dev.signalbox.kernel.workflow.Enforcement;
import dev.signalbox.kernel.workflow.ToolRules;
import java.util.List;
import java.util.function.Function;

/// What the calls of one phase are judged by.
///
/// @param phase its id
/// @param policy the phase's policy
/// @param mode of the run: what a denial means
/// @param violation what a denial leads to besides, in strict mode
/// @param autonomy of the run: in `ASK` each call that changes something is asked about
public record Rulebook(
        String phase,
        Function<ToolRequest, Verdict> policy,
        ToolRules.Limits limits,
        Enforcement.Mode mode,
        Enforcement.ViolationAction violation,
        Autonomy autonomy) {

    Verdict judge(ToolCard card, ToolRequest request) {
        var verdict = policy.apply(request);
        return verdict instanceof Verdict.Allowed
                        && autonomy == Autonomy.ASK
                        && card.effect() == ToolCard.Effect.CHANGES
                ? new Verdict.NeedsApproval(List.of("every step of this run is confirmed (autonomy 'ask')"))
                : verdict;
    }
}
