package dev.signalbox.kernel.shell.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rules that hold where a phase says nothing itself: the project's build and test commands, utilities that only
/// read, file utilities, git to read; network, privilege, destruction, git writes and inline code are denied.
final class ShippedRules {
    private static final Map<String, CommandRule> RULES = gathered();

    private final BuildCommands build;

    ShippedRules(List<String> buildCommands) {
        this.build = new BuildCommands(buildCommands);
    }

    private static Map<String, CommandRule> gathered() {
        var rules = new HashMap<String, CommandRule>();
        rules.putAll(Refused.rules());
        rules.putAll(Readers.rules());
        rules.putAll(FileUtilities.rules());
        rules.putAll(Builtins.rules());
        rules.putAll(Starters.rules());
        rules.putAll(Interpreters.rules());
        rules.putAll(Subcommands.rules());
        rules.putAll(Languages.rules());
        rules.put("function", ShippedRules::function);
        return Map.copyOf(rules);
    }

    Ruling judge(Call call) {
        var guard = BuildGuards.judge(call);
        int words = build.words(call);
        if (words > 0) {
            return Interpreters.hides(call, words) ? rule(call.name()).judge(call) : guard;
        }
        return rule(call.name()).judge(call).and(guard);
    }

    /// The grammar shows the definition of a function as a command. A function may not take the place of a program.
    private static Ruling function(Call call) {
        var name = call.literal(0).orElse("");
        return RULES.containsKey(name) || Interpreters.of(name).isPresent()
                ? Ruling.of(Opinion.forbid("a function named %s hides the program of that name".formatted(name)))
                : Ruling.ALLOW;
    }

    private static CommandRule rule(String name) {
        var rule = RULES.get(name);
        return rule != null ? rule : Interpreters.of(name).orElse(ShippedRules::unknown);
    }

    /// A program from a directory of its own may be anything, but not one whose name is denied.
    private static Ruling unknown(Call call) {
        int slash = call.name().lastIndexOf('/');
        if (slash < 0) {
            return Ruling.silent("%s is no command that a rule speaks of".formatted(call.name()));
        }
        var namesake = RULES.getOrDefault(call.name().substring(slash + 1), _ -> Ruling.ALLOW);
        var ruling = namesake.judge(call);
        return ruling.opinion() instanceof Opinion.Deny
                ? ruling
                : Ruling.silent("%s is a program of the project".formatted(call.name()));
    }

    List<String> allowed() {
        return List.of(
                "build and test: " + build.shown(),
                "reading: cat, head, tail, ls, find, grep, rg, diff, wc, sort, jq, sed -n, awk and the like",
                "files, where writing is allowed: cp, mv, rm, mkdir, touch, tee, ln, chmod, sed -i",
                "git to read: status, log, diff, show, blame, ls-files, grep and the like");
    }
}
