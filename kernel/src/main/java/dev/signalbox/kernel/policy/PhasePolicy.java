package dev.signalbox.kernel.policy;

import dev.signalbox.kernel.shell.rule.ShellRules;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.ToolRules;
import java.util.List;
import java.util.Optional;

/// The rules of one phase, compiled once and asked for each tool call. Whatever is not allowed is denied.
///
/// It judges strictly. That a workflow is permissive, so that a denial is recorded and let pass, is the caller's to
/// know.
public final class PhasePolicy {
    private final ToolNames tools;
    private final WritablePaths paths;
    private final ShellJudge shell;
    private final Hosts hosts;
    private final ToolRules.Limits limits;

    private PhasePolicy(ToolRules rules, ToolNames tools, WritablePaths paths, ShellJudge shell) {
        this.tools = tools;
        this.paths = paths;
        this.shell = shell;
        this.hosts = new Hosts(rules.networkHosts());
        this.limits = rules.limits();
    }

    /// Compiles the rules of a phase.
    ///
    /// @param unruled what becomes of shell commands that no rule speaks of
    /// @throws IllegalArgumentException when a pattern is none: definitions are checked before
    public static PhasePolicy of(Phase phase, Profile profile, Unruled unruled) {
        var rules = phase.tools();
        var paths = WritablePaths.of(rules, profile);
        var commands = ShellRules.of(rules.shell(), profile.buildCommands());
        return new PhasePolicy(
                rules, new ToolNames(phase.id(), rules), paths, new ShellJudge(paths, commands, unruled));
    }

    /// Judges one request.
    public Verdict decide(ToolRequest request) {
        var refusal = tools.refusal(request.tool());
        if (refusal.isPresent()) {
            return new Verdict.Denied(List.of(refusal.get()), tools.allowed());
        }
        return switch (request.action()) {
            case Action.Plain _ -> Verdict.Allowed.YES;
            case Action.Read read -> read(read);
            case Action.Write write -> write(write);
            case Action.Shell command -> shell.judge(command);
            case Action.Fetch fetch -> hosts.judge(fetch.host());
        };
    }

    private static Verdict read(Action.Read read) {
        var outside = read.paths().stream()
                .filter(ResolvedPath.Outside.class::isInstance)
                .map(ResolvedPath.Outside.class::cast)
                .map(PhasePolicy::leadsOut)
                .toList();
        return outside.isEmpty()
                ? Verdict.Allowed.YES
                : new Verdict.Denied(outside, List.of("reading: everything in the workspace"));
    }

    private Verdict write(Action.Write write) {
        var refusal = refusal(write);
        return refusal.isEmpty() ? Verdict.Allowed.YES : new Verdict.Denied(List.of(refusal.get()), paths.shown());
    }

    private Optional<String> refusal(Action.Write write) {
        if (write.bytes() > limits.maxWriteBytes()) {
            return Optional.of("%s: %d bytes are more than the limit of %d"
                    .formatted(write.path().asked(), write.bytes(), limits.maxWriteBytes()));
        }
        return switch (write.path()) {
            case ResolvedPath.Outside outside -> Optional.of(leadsOut(outside));
            case ResolvedPath.Inside inside -> paths.refusal(inside.relative());
        };
    }

    private static String leadsOut(ResolvedPath.Outside path) {
        return path.asked().equals(path.target())
                ? "%s lies outside of the workspace".formatted(path.asked())
                : "%s leads to %s, outside of the workspace".formatted(path.asked(), path.target());
    }

    /// What the phase may write, for the box and for the check of what an agent changed.
    public WritablePaths paths() {
        return paths;
    }

    /// The tools that the phase allows, sorted.
    public List<String> tools() {
        return tools.allowed();
    }
}
