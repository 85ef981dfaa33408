package dev.signalbox.engine.tool.shell;

import dev.signalbox.engine.tool.shell.Syntax.Branch;
import dev.signalbox.engine.tool.shell.Syntax.Redirection;
import dev.signalbox.engine.tool.shell.Syntax.Scope;
import dev.signalbox.engine.tool.shell.WordReader.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads compound commands and functions.
final class CompoundReader {
    private final Reading reading;
    private final Cursor cursor;

    CompoundReader(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor();
    }

    /// Reads a compound command if one comes next, with its redirections.
    ///
    /// @param word the reserved word that comes next, or an empty text
    Optional<Syntax> read(String word) {
        if (cursor.peek() == '(') {
            return Optional.of(reading.deeper(this::parenthesis));
        }
        return switch (word) {
            case "{", "if", "while", "until", "for", "select", "case", "[[" ->
                Optional.of(reading.deeper(() -> compound(word)));
            case "function" -> Optional.of(reading.deeper(this::function));
            // inside of a substitution bash runs something else than what stands there
            case "coproc" -> throw cursor.unclear("a coprocess");
            case "!" -> throw cursor.unclear("'!' does not belong here");
            default -> Optional.empty();
        };
    }

    private Syntax compound(String word) {
        int start = cursor.position();
        cursor.take(word);
        return switch (word) {
            case "{" -> {
                var body = reading.lists().some();
                expect("}");
                yield redirected(body, Scope.SAME_SHELL, start);
            }
            case "if" -> redirected(conditional(), Scope.SAME_SHELL, start);
            case "while", "until" -> {
                var condition = reading.lists().some();
                yield redirected(
                        loop(Optional.empty(), List.of(), List.of(), Optional.of(condition)), Scope.SAME_SHELL, start);
            }
            case "for" -> redirected(counted(), Scope.SAME_SHELL, start);
            case "select" -> {
                reading.onlyBash("'select'");
                yield redirected(each(), Scope.SAME_SHELL, start);
            }
            case "case" -> redirected(choice(), Scope.SAME_SHELL, start);
            default -> {
                reading.onlyBash("'[['");
                yield redirected(new ConditionReader(reading).read(), Scope.SAME_SHELL, start);
            }
        };
    }

    private Syntax parenthesis() {
        int start = cursor.position();
        cursor.next();
        if (cursor.peek() == '(') {
            reading.onlyBash("'(('");
            cursor.next();
            var formula = reading.formulas().inParentheses();
            return redirected(new Syntax.Test(List.of(), List.of(formula)), Scope.SAME_SHELL, start);
        }
        var body = reading.lists().some();
        if (!cursor.take(")")) {
            throw cursor.unclear("'(' is not closed");
        }
        return redirected(body, Scope.SUBSHELL, start);
    }

    private Syntax redirected(Syntax body, Scope scope, int start) {
        return redirected(body, scope, reading.redirections().all(), reading.place(start));
    }

    private static Syntax redirected(Syntax body, Scope scope, List<Redirection> redirections, int start) {
        return redirections.isEmpty() && scope == Scope.SAME_SHELL
                ? body
                : new Syntax.Group(body, scope, redirections, start);
    }

    private void expect(String word) {
        reading.lists().skipLines();
        if (!reading.lists().reserved().equals(word)) {
            throw cursor.unclear("'%s' is missing".formatted(word));
        }
        cursor.take(word);
    }

    private boolean takes(String word) {
        if (!reading.lists().reserved().equals(word)) {
            return false;
        }
        return cursor.take(word);
    }

    private Syntax conditional() {
        var branches = new ArrayList<Branch>();
        branches.add(branch());
        while (takes("elif")) {
            branches.add(branch());
        }
        var otherwise = takes("else") ? Optional.of(reading.lists().some()) : Optional.<Syntax>empty();
        expect("fi");
        return new Syntax.If(branches, otherwise);
    }

    private Branch branch() {
        var condition = reading.lists().some();
        expect("then");
        return new Branch(condition, reading.lists().some());
    }

    private Syntax loop(
            Optional<String> variable, List<Fragment> words, List<Formula> formulas, Optional<Syntax> condition) {
        reading.lists().skipLines();
        if (takes("{")) {
            var body = reading.lists().some();
            expect("}");
            return new Syntax.Loop(variable, words, formulas, condition, body);
        }
        expect("do");
        var body = reading.lists().some();
        expect("done");
        return new Syntax.Loop(variable, words, formulas, condition, body);
    }

    private Syntax counted() {
        cursor.skipBlanks();
        if (!cursor.take("((")) {
            return each();
        }
        reading.onlyBash("'for (('");
        var formulas = new ArrayList<Formula>();
        for (int i = 0; i < 2; i++) {
            formulas.add(reading.formulas().upTo(';'));
            cursor.next();
        }
        formulas.add(reading.formulas().inParentheses());
        cursor.skipBlanks();
        cursor.take(";");
        return loop(Optional.empty(), List.of(), formulas, Optional.empty());
    }

    private Syntax each() {
        cursor.skipBlanks();
        var name = reading.words().read(Mode.PLAIN);
        if (!name.isPlain() || !isName(name.characters())) {
            throw cursor.unclear("a loop without a plain variable");
        }
        reading.lists().skipLines();
        var words = new ArrayList<Fragment>();
        boolean listed = Reserved.take(cursor, "in");
        if (listed) {
            words.addAll(wordsOfLine());
        } else {
            cursor.take(";");
        }
        return loop(Optional.of(name.characters()), words, List.of(), Optional.empty());
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && Cursor.isNameStart(text.charAt(0))
                && text.chars().allMatch(Cursor::isNamePart);
    }

    private List<Fragment> wordsOfLine() {
        var words = new ArrayList<Fragment>();
        while (true) {
            cursor.skipBlanks();
            int c = cursor.peek();
            if (c == ';' && !reading.lists().endsBranch()) {
                cursor.next();
                return words;
            }
            if (c == '\n' || c == '#') {
                return words;
            }
            words.add(word());
        }
    }

    private Fragment word() {
        var word = reading.words().read(Mode.PLAIN);
        if (word.source().isEmpty() || word.source().startsWith("#")) {
            throw cursor.unclear("a word is missing");
        }
        return word;
    }

    private Syntax choice() {
        var words = new ArrayList<Fragment>();
        var branches = new ArrayList<Syntax>();
        cursor.skipBlanks();
        words.add(word());
        reading.lists().skipLines();
        if (!Reserved.take(cursor, "in")) {
            throw cursor.unclear("'in' is missing");
        }
        reading.lists().skipLines();
        while (!takes("esac")) {
            patterns(words);
            branches.add(reading.lists().list());
            if (!cursor.take(";;&") && !cursor.take(";;") && !cursor.take(";&")) {
                expect("esac");
                break;
            }
            reading.lists().skipLines();
        }
        return new Syntax.Case(words, branches);
    }

    private void patterns(List<Fragment> words) {
        if (cursor.take("(")) {
            cursor.skipBlanks();
        }
        do {
            cursor.skipBlanks();
            words.add(word());
            cursor.skipBlanks();
        } while (cursor.take("|"));
        if (!cursor.take(")")) {
            throw cursor.unclear("a pattern of 'case' is not understood here");
        }
    }

    private Syntax function() {
        reading.onlyBash("'function'");
        cursor.take("function");
        cursor.skipBlanks();
        var name = reading.words().read(Mode.PLAIN);
        cursor.skipBlanks();
        if (cursor.take("(")) {
            cursor.skipBlanks();
            if (!cursor.take(")")) {
                throw cursor.unclear("'(' does not belong here");
            }
        }
        return body(name);
    }

    /// Reads a function after its name, from `(` on.
    Syntax functionAfter(Fragment name) {
        cursor.take("(");
        cursor.skipBlanks();
        if (!cursor.take(")")) {
            throw cursor.unclear("'(' does not belong here");
        }
        return reading.deeper(() -> body(name));
    }

    private Syntax body(Fragment name) {
        if (!name.isPlain() || name.source().isEmpty()) {
            throw cursor.unclear("a function without a plain name");
        }
        reading.lists().skipLines();
        int start = cursor.position();
        var word = reading.lists().reserved();
        if (cursor.peek() != '('
                && !List.of("{", "if", "while", "until", "for", "select", "case", "[[")
                        .contains(word)) {
            throw cursor.unclear("a function without a body");
        }
        return new Syntax.Function(name.characters(), read(word).orElseThrow(), reading.place(start));
    }
}
