package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.List;
import java.util.stream.Stream;

/// What a program does with its operands.
enum Operands {
    /// Reads them, or takes them as text.
    READS {
        @Override
        List<Touch> touches(List<Word> operands, Arguments arguments) {
            return List.of();
        }
    },
    /// Writes every one.
    WRITES {
        @Override
        List<Touch> touches(List<Word> operands, Arguments arguments) {
            return operands.stream().map(Touch::file).toList();
        }
    },
    /// Reads the first and writes those after it.
    FILTERS {
        @Override
        List<Touch> touches(List<Word> operands, Arguments arguments) {
            return operands.stream().skip(1).map(Touch::file).toList();
        }
    },
    /// Changes all but the first, which says how; with `-R` all that is below.
    CHANGES {
        @Override
        List<Touch> touches(List<Word> operands, Arguments arguments) {
            boolean deep = arguments.has("-R", "--recursive");
            long skipped = arguments.has("--reference") ? 0 : 1;
            return operands.stream()
                    .skip(skipped)
                    .map(operand -> deep ? Touch.tree(operand) : Touch.file(operand))
                    .toList();
        }
    },
    /// Makes directories.
    MAKES {
        @Override
        List<Touch> touches(List<Word> operands, Arguments arguments) {
            return operands.stream().map(Touch::directory).toList();
        }
    },
    /// Removes them; with `-r` all that is below.
    REMOVES {
        @Override
        List<Touch> touches(List<Word> operands, Arguments arguments) {
            boolean deep = arguments.has("-r", "-R", "--recursive");
            return operands.stream()
                    .map(operand -> deep ? Touch.tree(operand) : Touch.file(operand))
                    .toList();
        }
    },
    /// Copies all but the last to the last.
    COPIES {
        @Override
        List<Touch> touches(List<Word> operands, Arguments arguments) {
            return Copying.into(operands, arguments);
        }
    },
    /// Copies, or makes directories with `-d`.
    INSTALLS {
        @Override
        List<Touch> touches(List<Word> operands, Arguments arguments) {
            return (arguments.has("-d", "--directory") ? MAKES : COPIES).touches(operands, arguments);
        }
    },
    /// Makes links. What a hard link leads to can be written through it, so that both ends have to be writable; what
    /// a symbolic link leads to is judged when it is written.
    LINKS {
        @Override
        List<Touch> touches(List<Word> operands, Arguments arguments) {
            return (arguments.has("-s", "--symbolic") ? COPIES : MOVES).touches(operands, arguments);
        }
    },
    /// Moves all but the last to the last: both ends have to be writable.
    MOVES {
        @Override
        List<Touch> touches(List<Word> operands, Arguments arguments) {
            return Stream.concat(
                            Copying.sources(operands, arguments).map(Touch::tree),
                            Copying.into(operands, arguments).stream())
                    .toList();
        }
    };

    abstract List<Touch> touches(List<Word> operands, Arguments arguments);
}
