package dev.signalbox.engine.evidence.gather;

import dev.signalbox.engine.evidence.Expressions;
import dev.signalbox.engine.evidence.Schemas;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.sandbox.SandboxFailure;
import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.engine.workspace.WorkspaceFailure;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.workflow.Need;
import dev.signalbox.kernel.workflow.Probe;
import dev.signalbox.kernel.workflow.gate.GateJudge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Gathers all that a gate asks for. What cannot be gathered becomes [Evidence.Unverifiable], which blocks the check
/// that asked; no failure of one piece keeps back the others.
public final class EvidenceGatherer {
    private static final int OUTPUT = 1 << 20;
    private static final Pattern TESTS = Pattern.compile("\\bevidence\\b[\\s\\S]*\\btests\\b");
    private static final Pattern CHANGES = Pattern.compile("\\bevidence\\b[\\s\\S]*\\bchanges\\b");

    private final TestRun tests;
    private final Probing.Means means;

    /// @param testTime how long a test run may take
    public EvidenceGatherer(Sandbox sandbox, Duration testTime, Schemas schemas, Expressions expressions) {
        this.tests = new TestRun(sandbox, testTime);
        this.means = new Probing.Means(new CheckBox(sandbox, OUTPUT), schemas, expressions);
    }

    /// The evidence for one judgement of a gate, all of it about the same commit.
    ///
    /// @throws InterruptedException when the calling thread is interrupted
    public List<Evidence> gather(Workspace workspace, Provisions provisions, Inquiry inquiry)
            throws InterruptedException {
        var probes = GateJudge.probes(inquiry.gate());
        List<Evidence> gathered = new ArrayList<>();
        for (var need : needs(inquiry, probes)) {
            gathered.addAll(gather(need, workspace, provisions, inquiry));
        }
        var probing = new Probing(means, workspace, provisions, inquiry, gathered);
        List<Evidence> all = new ArrayList<>(gathered);
        for (var probe : probes.entrySet()) {
            all.add(answer(probing, probe.getKey(), probe.getValue()));
        }
        return List.copyOf(all);
    }

    /// What the gate's checks need, and what its expressions speak of.
    private static Set<Need> needs(Inquiry inquiry, Map<String, Probe> probes) {
        var needs = EnumSet.noneOf(Need.class);
        needs.addAll(GateJudge.needs(inquiry.gate()));
        for (var probe : probes.values()) {
            if (probe instanceof Probe.Expression(var cel)) {
                if (TESTS.matcher(cel).find()) {
                    needs.add(Need.TESTS);
                }
                if (CHANGES.matcher(cel).find()) {
                    needs.add(Need.CHANGES);
                }
            }
        }
        return needs;
    }

    private List<Evidence> gather(Need need, Workspace workspace, Provisions provisions, Inquiry inquiry)
            throws InterruptedException {
        try {
            return switch (need) {
                case TESTS -> List.of(tests.run(workspace, inquiry.commit(), inquiry.profile(), provisions));
                case CHANGES -> List.of(workspace.at(inquiry.commit()).changesSince(workspace.base()));
                case DIGESTS -> List.of(digests(workspace, inquiry));
                case ARTIFACTS, HITS, OBSERVATION -> List.of();
            };
        } catch (WorkspaceFailure | SandboxFailure | GatheringFailure failure) {
            return List.of(new Evidence.Unverifiable(need.word(), String.valueOf(failure.getMessage())));
        }
    }

    private static Evidence digests(Workspace workspace, Inquiry inquiry) {
        var tests = Globs.any(inquiry.profile().testPatterns(), inquiry.profile());
        var named = Set.copyOf(inquiry.namedTests());
        return new Evidence.Digests(workspace
                .at(inquiry.commit())
                .digests(path -> tests.test(path)
                        || named.contains(path)
                        || inquiry.frozen().containsKey(path)));
    }

    private static Evidence answer(Probing probing, String subject, Probe probe) throws InterruptedException {
        try {
            return probing.answer(subject, probe);
        } catch (WorkspaceFailure | SandboxFailure | GatheringFailure failure) {
            return new Evidence.Unverifiable(subject, String.valueOf(failure.getMessage()));
        }
    }
}
