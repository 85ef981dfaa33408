package dev.signalbox.kernel.policy;

import dev.signalbox.kernel.shell.Redirect;
import dev.signalbox.kernel.shell.SimpleCommand;
import dev.signalbox.kernel.shell.Word;
import dev.signalbox.kernel.shell.rule.Opinion;

/// What redirections of a command may touch.
final class Redirections {
    private Redirections() {}

    static Opinion judge(Redirect redirect, SimpleCommand command, Targets targets) {
        return switch (redirect.direction()) {
            case WRITE -> targets.file(redirect.target(), command.directory());
            case READ ->
                redirect.target() instanceof Word.Literal path && Targets.isNetwork(path.value())
                        ? Opinion.deny("%s opens a network connection".formatted(path.value()))
                        : Opinion.Allow.YES;
            case DUPLICATE, TEXT -> Opinion.Allow.YES;
        };
    }
}
