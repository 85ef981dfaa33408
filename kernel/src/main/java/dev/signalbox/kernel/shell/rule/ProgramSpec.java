package dev.signalbox.kernel.shell.rule;

/// A program whose options and operands are described well enough to judge any command of it.
record ProgramSpec(Options options, Operands operands) implements CommandRule {
    @Override
    public Ruling judge(Call call) {
        var arguments = options.read(call.arguments());
        return arguments
                .ruling(call.name(), options)
                .and(Ruling.writing(operands.touches(arguments.operands(), arguments)));
    }
}
