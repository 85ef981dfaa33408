package dev.signalbox.kernel.workflow.draft;

import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.workflow.ShellRule;
import dev.signalbox.kernel.workflow.ToolRules.Limits;
import java.util.List;
import java.util.Optional;

/// The tool rules of a phase as written.
///
/// @param writable globs of paths that may be written; empty if the text says nothing of paths
/// @param forbiddenPaths globs of paths that may not
/// @param hosts that may be fetched from
public record ToolsDraft(
        List<Located<String>> allowed,
        List<Located<String>> forbidden,
        Optional<List<Located<String>>> writable,
        List<Located<String>> forbiddenPaths,
        List<ShellRuleDraft> shell,
        List<Located<String>> hosts,
        Limits limits) {
    public ToolsDraft {
        allowed = List.copyOf(allowed);
        forbidden = List.copyOf(forbidden);
        writable = writable.map(List::copyOf);
        forbiddenPaths = List.copyOf(forbiddenPaths);
        shell = List.copyOf(shell);
        hosts = List.copyOf(hosts);
    }

    /// A shell rule as written.
    public record ShellRuleDraft(
            ShellRule.Effect effect, List<Located<String>> programs, List<Located<String>> args, String reason) {
        public ShellRuleDraft {
            programs = List.copyOf(programs);
            args = List.copyOf(args);
        }
    }
}
