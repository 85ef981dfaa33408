package dev.signalbox.kernel.policy;

import dev.signalbox.kernel.shell.ShellText;
import dev.signalbox.kernel.shell.SimpleCommand;
import dev.signalbox.kernel.shell.rule.Opinion;
import dev.signalbox.kernel.shell.rule.ShellRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Judges a whole shell command by every simple command that it may run: deny beats ask beats allow.
final class ShellJudge {
    private static final int MOST_REASONS = 10;

    private final WritablePaths paths;
    private final ShellRules rules;
    private final Unruled unruled;

    ShellJudge(WritablePaths paths, ShellRules rules, Unruled unruled) {
        this.paths = paths;
        this.rules = rules;
        this.unruled = unruled;
    }

    Verdict judge(Action.Shell shell) {
        return switch (shell.directory()) {
            case ResolvedPath.Outside outside ->
                denied(List.of("a command cannot start in %s, outside of the workspace".formatted(outside.asked())));
            case ResolvedPath.Inside inside ->
                switch (shell.text()) {
                    case ShellText.Unparsable text ->
                        denied(List.of("the command is not understood at character %d: %s"
                                .formatted(text.position() + 1, text.why())));
                    case ShellText.Parsed text -> judge(text, new Targets(paths, shell.root(), inside.relative()));
                };
        };
    }

    private Verdict judge(ShellText.Parsed text, Targets targets) {
        var tally = new Tally();
        for (var place : text.opaque()) {
            tally.add(Opinion.forbid("%s: %s".formatted(place.source(), place.why())));
        }
        for (var command : text.commands()) {
            tally.add(judge(command, targets));
        }
        return tally.verdict();
    }

    private Opinion judge(SimpleCommand command, Targets targets) {
        var ruling = rules.judge(command);
        var opinion = ruling.opinion();
        for (var touch : ruling.touches()) {
            opinion = opinion.and(targets.judge(touch, command.directory()));
        }
        for (var redirect : command.redirects()) {
            opinion = opinion.and(Redirections.judge(redirect, command, targets));
        }
        return opinion;
    }

    private Verdict denied(List<String> reasons) {
        return new Verdict.Denied(reasons, allowed());
    }

    private List<String> allowed() {
        var allowed = new ArrayList<>(rules.allowed());
        allowed.add("files may be written in: %s".formatted(String.join(", ", paths.shown())));
        return allowed;
    }

    /// Gathers what the parts of a text bring up.
    private final class Tally {
        private final Set<String> denials = new LinkedHashSet<>();
        private final Set<String> questions = new LinkedHashSet<>();
        private final Set<String> unknowns = new LinkedHashSet<>();

        void add(Opinion opinion) {
            switch (opinion) {
                case Opinion.Allow _ -> {}
                case Opinion.Silent silent -> unknowns.addAll(silent.reasons());
                case Opinion.Ask ask -> questions.addAll(ask.reasons());
                case Opinion.Deny deny -> denials.addAll(deny.reasons());
            }
        }

        Verdict verdict() {
            if (unruled == Unruled.DENY) {
                denials.addAll(unknowns);
            }
            if (!denials.isEmpty()) {
                return denied(few(denials));
            }
            questions.addAll(unknowns);
            return questions.isEmpty() ? Verdict.Allowed.YES : new Verdict.NeedsApproval(few(questions));
        }

        private static List<String> few(Set<String> reasons) {
            var few = new ArrayList<>(reasons.stream().limit(MOST_REASONS).toList());
            if (reasons.size() > MOST_REASONS) {
                few.add("and %d more".formatted(reasons.size() - MOST_REASONS));
            }
            return few;
        }
    }
}
