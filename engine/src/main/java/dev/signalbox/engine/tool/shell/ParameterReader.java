package dev.signalbox.engine.tool.shell;

import dev.signalbox.engine.tool.shell.WordReader.Quoting;
import dev.signalbox.kernel.shell.Word.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `${…}` after its opening brace.
final class ParameterReader {
    private final Reading reading;
    private final Cursor cursor;

    ParameterReader(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor();
    }

    Part read(Quoting quoting) {
        if (cursor.take("!}")) {
            return ExpansionReader.number();
        }
        if (cursor.peek() == '!') {
            cursor.next();
            return indirect();
        }
        if (cursor.peek() == '#') {
            var length = length();
            if (length.isPresent()) {
                return length.get();
            }
        }
        var name = name();
        var formulas = new ArrayList<Formula>();
        var count = index(name, formulas).orElse(name.equals("@") ? Count.MANY : quoting.count());
        if (cursor.take("}")) {
            return new Part(
                    count, new Part.Variable(name), List.of(), List.of(), formulas, Optional.empty(), Optional.empty());
        }
        return operation(name, count, formulas, quoting);
    }

    /// `${!name@}`, `${!name[@]}` list names and indexes; any other `${!…}` reads a name, with an index, from a value.
    private Part indirect() {
        reading.onlyBash("'${!'");
        name();
        boolean lists = cursor.take("@}") || cursor.take("*}") || cursor.take("[@]}") || cursor.take("[*]}");
        if (!lists) {
            reading.words().inBraces(Quoting.NONE);
            cursor.next();
            return Part.hidden("what '${!…}' evaluates is the value of a variable");
        }
        return Part.variable("@", Count.MANY);
    }

    private Optional<Part> length() {
        int start = cursor.position();
        cursor.next();
        if (cursor.take("}")) {
            return Optional.of(ExpansionReader.number());
        }
        int c = cursor.peek();
        if (Cursor.isNamePart(c) || c == '@' || c == '*') {
            var formulas = new ArrayList<Formula>();
            index(name(), formulas);
            if (cursor.take("}")) {
                return Optional.of(new Part(
                        Count.ONE,
                        new Part.Integral(),
                        List.of(),
                        List.of(),
                        formulas,
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    private String name() {
        int c = cursor.peek();
        if (Cursor.isNameStart(c)) {
            return reading.expansions().readName();
        }
        var name = new StringBuilder();
        while (Cursor.isDigit(cursor.peek())) {
            name.append((char) cursor.next());
        }
        if (name.isEmpty()) {
            if (c == Cursor.END || "@*#?-$!".indexOf(c) < 0) {
                throw cursor.unclear("'${' without a variable");
            }
            name.append((char) cursor.next());
        }
        return name.toString();
    }

    /// Reads `[…]`; what it says of the count if it is `[@]` or `[*]`.
    private Optional<Count> index(String name, List<Formula> formulas) {
        if (cursor.peek() != '[' || !Cursor.isNameStart(name.charAt(0))) {
            return Optional.empty();
        }
        reading.onlyBash("an index");
        if (cursor.take("[@]") || cursor.take("[*]")) {
            return Optional.of(Count.MANY);
        }
        cursor.next();
        formulas.add(reading.formulas().upTo(']'));
        cursor.next();
        return Optional.empty();
    }

    private Part operation(String name, Count count, List<Formula> formulas, Quoting quoting) {
        var words = new ArrayList<Fragment>();
        var assigned = Optional.<String>empty();
        var hidden = Optional.<String>empty();
        int sign = cursor.next();
        switch (sign) {
            case ':' -> {
                if ("-=?+".indexOf(Math.max(cursor.peek(), 0)) >= 0) {
                    assigned = cursor.next() == '=' ? Optional.of(name) : assigned;
                    words.add(reading.words().inBraces(quoting));
                } else {
                    reading.onlyBash("'${x:…}'");
                    substring(formulas);
                }
            }
            case '-', '=', '?', '+' -> {
                assigned = sign == '=' ? Optional.of(name) : assigned;
                words.add(reading.words().inBraces(quoting));
            }
            case '#', '%' -> words.add(reading.words().inBraces(quoting));
            case '/', '^', ',' -> {
                reading.onlyBash("'${x%c…}'".formatted(sign));
                words.add(reading.words().inBraces(quoting));
            }
            case '@' -> {
                reading.onlyBash("'${x@…}'");
                hidden = cursor.next() == 'P'
                        ? Optional.of("'${…@P}' runs what stands in the value of a variable")
                        : hidden;
            }
            default -> throw cursor.unclear("'${%s%s'".formatted(name, sign == Cursor.END ? "" : (char) sign));
        }
        if (!cursor.take("}")) {
            throw cursor.unclear("'${%s…' is not closed".formatted(name));
        }
        return new Part(count, new Part.Anything(), List.of(), words, formulas, assigned, hidden);
    }

    /// `${x:offset:length}`
    private void substring(List<Formula> formulas) {
        formulas.add(reading.formulas().upTo(':'));
        if (cursor.take(":")) {
            formulas.add(reading.formulas().upTo('}'));
        }
    }
}
