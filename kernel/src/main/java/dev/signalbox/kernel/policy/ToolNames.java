package dev.signalbox.kernel.policy;

import dev.signalbox.kernel.glob.TextPattern;
import dev.signalbox.kernel.workflow.ToolRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which tools a phase allows. A name may end in `*`, for all tools of another server.
final class ToolNames {
    private final String phase;
    private final List<String> allowed;
    private final Names allow;
    private final Names forbid;

    ToolNames(String phase, ToolRules rules) {
        this.phase = phase;
        this.allow = Names.of(rules.allowed());
        this.forbid = Names.of(rules.forbidden());
        this.allowed = rules.allowed().stream()
                .filter(tool -> !forbid.has(tool))
                .sorted()
                .toList();
    }

    List<String> allowed() {
        return allowed;
    }

    Optional<String> refusal(String tool) {
        if (forbid.has(tool)) {
            return Optional.of("%s is forbidden in phase %s".formatted(tool, phase));
        }
        return allow.has(tool)
                ? Optional.empty()
                : Optional.of("%s is not among the tools of phase %s".formatted(tool, phase));
    }

    private record Names(Set<String> exact, List<TextPattern> patterns) {
        static Names of(List<String> names) {
            var exact = new HashSet<String>();
            var patterns = new ArrayList<TextPattern>();
            for (var name : names) {
                if (name.indexOf('*') >= 0) {
                    patterns.add(TextPattern.of(name));
                } else {
                    exact.add(name);
                }
            }
            return new Names(Set.copyOf(exact), List.copyOf(patterns));
        }

        boolean has(String tool) {
            return exact.contains(tool) || patterns.stream().anyMatch(pattern -> pattern.matches(tool));
        }
    }
}
