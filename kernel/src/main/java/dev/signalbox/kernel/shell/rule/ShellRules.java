package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.SimpleCommand;
import dev.signalbox.kernel.shell.Word;
import dev.signalbox.kernel.workflow.ShellRule;
import java.util.List;
import java.util.stream.Stream;

/// Everything that is known about single commands: what a phase says itself, and what holds where it says nothing.
public final class ShellRules {
    private final WrittenRules written;
    private final ShippedRules shipped;

    private ShellRules(WrittenRules written, ShippedRules shipped) {
        this.written = written;
        this.shipped = shipped;
    }

    /// Compiles the rules of a phase.
    ///
    /// @param rules those that the phase states itself
    /// @param buildCommands first words of the commands that build and test the project
    /// @throws IllegalArgumentException when a pattern is none: definitions are checked before
    public static ShellRules of(List<ShellRule> rules, List<String> buildCommands) {
        return new ShellRules(new WrittenRules(rules), new ShippedRules(buildCommands));
    }

    /// Judges one simple command. Where it writes is left to whoever knows the writable paths.
    public Ruling judge(SimpleCommand command) {
        var ruling = command.program().map(program -> judge(command, program)).orElse(Ruling.ALLOW);
        var opinion = ruling.opinion();
        for (var assignment : command.assignments()) {
            opinion = opinion.and(Variables.judge(assignment.name(), assignment.value()));
        }
        for (var word : command.words()) {
            opinion = opinion.and(SecretPlaces.judge(word));
        }
        for (var redirect : command.redirects()) {
            opinion = opinion.and(SecretPlaces.judge(redirect.target()));
        }
        return new Ruling(opinion, ruling.touches());
    }

    private Ruling judge(SimpleCommand command, Word program) {
        return switch (program) {
            case Word.Literal literal -> judge(new Call(command, Programs.name(literal.value())));
            case Word.Pattern _, Word.Unknown _ ->
                Ruling.of(Opinion.forbid(
                        "which program '%s' runs is only known when it runs".formatted(program.shown())));
        };
    }

    /// A rule of the phase that names the program goes before the shipped ones, save for what these forbid firmly.
    private Ruling judge(Call call) {
        var usual = shipped.judge(call);
        if (usual.opinion() instanceof Opinion.Deny deny && deny.firmness() == Opinion.Firmness.FIRM) {
            return usual;
        }
        return new Ruling(written.judge(call).over(usual.opinion()), usual.touches());
    }

    /// What a worker is told that it may run.
    public List<String> allowed() {
        return Stream.concat(shipped.allowed().stream(), written.allowed()).toList();
    }
}
