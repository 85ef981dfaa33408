package dev.signalbox.kernel.shell.rule;

/// A rule about the commands of one program.
@FunctionalInterface
interface CommandRule {
    Ruling judge(Call call);
}
