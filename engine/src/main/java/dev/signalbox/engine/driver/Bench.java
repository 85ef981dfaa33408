package dev.signalbox.engine.driver;

import dev.signalbox.engine.agent.SubmitArtifact;
import dev.signalbox.engine.sandbox.Mount;
import dev.signalbox.engine.tool.AskUser;
import dev.signalbox.engine.tool.Bash;
import dev.signalbox.engine.tool.EditFiles;
import dev.signalbox.engine.tool.GitCommit;
import dev.signalbox.engine.tool.GitDiff;
import dev.signalbox.engine.tool.GlobFiles;
import dev.signalbox.engine.tool.Grep;
import dev.signalbox.engine.tool.PhaseBox;
import dev.signalbox.engine.tool.ReadFiles;
import dev.signalbox.engine.tool.Rulebook;
import dev.signalbox.engine.tool.RunDesk;
import dev.signalbox.engine.tool.RunTests;
import dev.signalbox.engine.tool.SearchCodebase;
import dev.signalbox.engine.tool.Tool;
import dev.signalbox.engine.tool.Toolbox;
import dev.signalbox.engine.tool.WebFetch;
import dev.signalbox.engine.tool.WebHosts;
import dev.signalbox.engine.tool.WorkFiles;
import dev.signalbox.engine.tool.WorkState;
import dev.signalbox.engine.tool.WriteFiles;
import dev.signalbox.engine.tool.WriteGuard;
import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.policy.PhasePolicy;
import dev.signalbox.kernel.policy.Unruled;
import dev.signalbox.kernel.run.RunFacts;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.RequiredArtifact;
import dev.signalbox.kernel.workflow.Workflow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Lays out the tools of a session: every tool there is, judged by the policy of its phase.
final class Bench {
    private static final RequiredArtifact TEST_RESULT = new RequiredArtifact("test_result", "test_result", List.of());
    private static final Duration PATIENCE = Duration.ofHours(24);

    private final RunDesk desk;
    private final Workshop shop;
    private final Workspace workspace;
    private final Workflow workflow;
    private final RunFacts facts;

    Bench(RunDesk desk, Workflow workflow, Workshop shop, Workspace workspace, RunFacts facts) {
        this.desk = desk;
        this.workflow = workflow;
        this.shop = shop;
        this.workspace = workspace;
        this.facts = facts;
    }

    Toolbox toolbox(Phase phase, SessionStarted session) {
        var created = facts.created();
        var unruled = created.autonomy() == Autonomy.AUTO ? Unruled.DENY : Unruled.ASK;
        var policy = PhasePolicy.of(phase, created.profile(), unruled);
        var rules = new Rulebook(
                phase.id(),
                policy::decide,
                phase.tools().limits(),
                created.mode(),
                workflow.enforcement().violationAction(),
                created.autonomy());
        return new Toolbox(
                desk, session.session(), new AgentId(session.role()), rules, tools(phase, policy, session.role()));
    }

    private List<Tool> tools(Phase phase, PhasePolicy policy, String role) {
        var files = files();
        var guard = new WriteGuard(files, policy.paths());
        var state = new WorkState(workspace, policy.paths());
        var limits = phase.tools().limits();
        return List.of(
                new ReadFiles(files),
                new GlobFiles(files),
                new Grep(files),
                new SearchCodebase(files),
                new WriteFiles(guard),
                new EditFiles(guard),
                new Bash(files, shop.sandbox(), box(phase, policy), shop.grammar()),
                new WebFetch(new WebHosts(phase.tools().networkHosts(), policy::decide)),
                new AskUser(PATIENCE),
                new GitDiff(state),
                new GitCommit(state),
                new RunTests(state, shop.sandbox(), facts.created().profile(), caches(), limits),
                new SubmitArtifact(shop.artifacts(), accepted(phase), role));
    }

    private PhaseBox box(Phase phase, PhasePolicy policy) {
        var mounts = shop.observer().mounts(workspace);
        return PhaseBox.of(workspace.tree(), policy.paths(), phase.tools().limits(), mounts)
                .building(facts.created().profile())
                .within(shop.sandbox().limits())
                .withEnvironment(workspace.boxEnvironment());
    }

    /// Caches alone: tests run on a copy, which brings what else it needs.
    private List<Mount.Extra> caches() {
        return shop.observer().mounts(workspace).stream()
                .filter(mount -> mount instanceof Mount.ThrowAway && !mount.at().startsWith(workspace.tree()))
                .toList();
    }

    /// What the phase asks for, and what a worker says of its own tests, which is a claim like any other.
    private static List<RequiredArtifact> accepted(Phase phase) {
        var all = new ArrayList<>(phase.artifacts());
        if (all.stream().noneMatch(artifact -> artifact.type().equals(TEST_RESULT.type()))) {
            all.add(TEST_RESULT);
        }
        return all;
    }

    private WorkFiles files() {
        try {
            return WorkFiles.open(workspace.tree());
        } catch (IOException cause) {
            throw new DriverFailure("cannot open the workspace " + workspace.tree(), cause);
        }
    }
}
