package dev.signalbox.kernel.workflow;

import java.util.List;

/// A rule about simple shell commands: programs it speaks of, and what their arguments must look like.
///
/// @param effect what follows when it matches
/// @param programs names of programs, or `*`
/// @param args patterns that every given argument must match for an `ALLOW`, or one argument for `DENY` and `ASK`;
///     none means whatever the arguments are
/// @param reason what the worker is told
public record ShellRule(Effect effect, List<String> programs, List<String> args, String reason) {

    /// Deny beats ask, ask beats allow.
    public enum Effect {
        ALLOW,
        ASK,
        DENY
    }

    public ShellRule {
        programs = List.copyOf(programs);
        args = List.copyOf(args);
    }

    /// The rule in words, as a worker reads it.
    public String text() {
        var verb = switch (effect) {
            case ALLOW -> "you may run";
            case ASK -> "a person is asked before you run";
            case DENY -> "never run";
        };
        var which = programs.contains("*") ? "any command" : String.join(", ", programs);
        var with = args.isEmpty() ? "" : " with " + String.join(" or ", args);
        return "%s %s%s%s".formatted(verb, which, with, reason.isBlank() ? "" : ": " + reason);
    }
}
