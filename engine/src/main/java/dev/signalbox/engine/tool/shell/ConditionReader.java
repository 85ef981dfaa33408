package dev.signalbox.engine.tool.shell;

import dev.signalbox.engine.tool.shell.WordReader.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `[[ … ]]` after its opening brackets.
final class ConditionReader {
    private static final Set<String> ARITHMETIC = Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");
    private static final List<String> BINARY =
            List.of("=", "==", "!=", "=~", "-nt", "-ot", "-ef", "-eq", "-ne", "-lt", "-le", "-gt", "-ge");

    private final Reading reading;
    private final Cursor cursor;
    private final List<Fragment> words = new ArrayList<>();
    private final List<Formula> formulas = new ArrayList<>();

    ConditionReader(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor();
    }

    Syntax read() {
        either();
        skip();
        if (!Reserved.take(cursor, "]]")) {
            throw cursor.unclear("']]' is missing");
        }
        return new Syntax.Test(words, formulas);
    }

    private void either() {
        do {
            term();
            skip();
        } while (cursor.take("&&") || cursor.take("||"));
    }

    private void term() {
        skip();
        while (Reserved.take(cursor, "!")) {
            skip();
        }
        if (cursor.take("(")) {
            reading.deeper(() -> {
                either();
                return true;
            });
            skip();
            if (!cursor.take(")")) {
                throw cursor.unclear("'(' is not closed");
            }
            return;
        }
        var first = word(Mode.PLAIN);
        skip();
        if (isUnary(first) && !ends()) {
            unary(first, word(Mode.PLAIN));
            return;
        }
        var operator = operator();
        if (operator.isPresent()) {
            comparison(first, operator.get());
        } else {
            words.add(first);
        }
    }

    private void comparison(Fragment left, String operator) {
        skip();
        var mode = switch (operator) {
            case "=~" -> Mode.REGEX;
            case "=", "==", "!=" -> Mode.PATTERN;
            default -> Mode.PLAIN;
        };
        var right = word(mode);
        words.add(left);
        words.add(right);
        if (ARITHMETIC.contains(operator)) {
            formulas.add(formula(left));
            formulas.add(formula(right));
        }
    }

    /// `-v` evaluates the index of a name that it tests.
    private void unary(Fragment operator, Fragment operand) {
        words.add(operand);
        boolean named =
                operator.characters().equals("-v") || operator.characters().equals("-R");
        if (named && !(operand.isPlain() && operand.characters().matches("[A-Za-z_][A-Za-z0-9_]*"))) {
            throw cursor.unclear(
                    "only a plain name after '%s' is certain not to run commands".formatted(operator.characters()));
        }
    }

    private Formula formula(Fragment word) {
        return Formula.of(word).orElseThrow(() -> cursor.unclear("arithmetic is not understood here"));
    }

    private static boolean isUnary(Fragment word) {
        return word.characters().matches("-[a-zA-Z]");
    }

    private boolean ends() {
        return cursor.peek() == ')'
                || cursor.sees("&&")
                || cursor.sees("||")
                || cursor.sees("]]")
                || cursor.peek() == Cursor.END;
    }

    private Optional<String> operator() {
        if (cursor.take("<") || cursor.take(">")) {
            return Optional.of("<");
        }
        return BINARY.stream()
                .filter(operator -> Reserved.take(cursor, operator))
                .findFirst();
    }

    private Fragment word(Mode mode) {
        var word = reading.words().read(mode);
        if (word.source().isEmpty() || word.source().equals("]]")) {
            throw cursor.unclear("a word is missing in '[['");
        }
        return word;
    }

    private void skip() {
        reading.lists().skipLines();
    }
}
