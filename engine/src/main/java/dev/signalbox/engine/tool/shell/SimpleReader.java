package dev.signalbox.engine.tool.shell;

import dev.signalbox.engine.tool.shell.Syntax.Binding;
import dev.signalbox.engine.tool.shell.Syntax.Redirection;
import dev.signalbox.engine.tool.shell.Syntax.Shape;
import dev.signalbox.engine.tool.shell.WordReader.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads simple commands, and definitions of functions that begin like one.
final class SimpleReader {
    private static final Set<String> DECLARING = Set.of("declare", "typeset", "local", "export", "readonly");

    private final Reading reading;
    private final Cursor cursor;

    SimpleReader(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor();
    }

    Syntax read() {
        cursor.peek();
        int start = cursor.position();
        var bindings = new ArrayList<Binding>();
        var words = new ArrayList<Fragment>();
        var redirections = new ArrayList<Redirection>();
        while (true) {
            cursor.skipBlanks();
            if (reading.redirections().isNext()) {
                redirections.add(reading.redirections().read(""));
                continue;
            }
            int c = cursor.peek();
            if (c == '#' || (Cursor.isMeta(c) && !cursor.sees("<(") && !cursor.sees(">("))) {
                break;
            }
            var binding = words.isEmpty() || declares(words) ? binding() : Optional.<Binding>empty();
            if (binding.isPresent()) {
                bindings.add(binding.get());
                continue;
            }
            var word = reading.words().read(Mode.PLAIN);
            if (RedirectionReader.isDescriptor(word.source())
                    && reading.redirections().isNext()
                    && cursor.peek() != '&') {
                redirections.add(reading.redirections().read(word.source()));
            } else {
                words.add(word);
            }
        }
        return finished(start, bindings, words, redirections);
    }

    private Syntax finished(int start, List<Binding> bindings, List<Fragment> words, List<Redirection> redirections) {
        if (cursor.peek() == '(') {
            if (words.size() == 1 && bindings.isEmpty() && redirections.isEmpty()) {
                return reading.compounds().functionAfter(words.getFirst());
            }
            throw cursor.unclear("'(' does not belong here");
        }
        if (words.isEmpty() && bindings.isEmpty() && redirections.isEmpty()) {
            throw cursor.unclear(
                    cursor.peek() == Cursor.END
                            ? "a command is missing"
                            : "'%c' does not belong here".formatted(cursor.peek()));
        }
        return new Syntax.Simple(bindings, words, redirections, reading.place(start));
    }

    /// Only an array has to be told from words here; whatever else is declared is an argument like others.
    private boolean declares(List<Fragment> words) {
        boolean array = DECLARING.contains(words.getFirst().characters())
                && words.getFirst().parts().isEmpty()
                && isArrayNext();
        if (array && words.stream().anyMatch(word -> word.characters().matches("[-+].*[in].*"))) {
            throw cursor.unclear("an array whose elements are evaluated");
        }
        return array;
    }

    private boolean isArrayNext() {
        int start = cursor.position();
        boolean named = !reading.expansions().readName().isEmpty();
        boolean array = named && (cursor.take("=(") || cursor.take("+=("));
        cursor.moveTo(start);
        return array;
    }

    /// Reads `NAME=…` if that comes next.
    private Optional<Binding> binding() {
        int start = cursor.position();
        var name = reading.expansions().readName();
        if (name.isEmpty() || Cursor.isDigit(name.charAt(0))) {
            cursor.moveTo(start);
            return Optional.empty();
        }
        var index = new ArrayList<Formula>();
        if (cursor.peek() == '[') {
            if (!isIndexedBinding()) {
                cursor.moveTo(start);
                return Optional.empty();
            }
            reading.onlyBash("an index");
            cursor.next();
            index.add(reading.formulas().upTo(']'));
            cursor.next();
        }
        if (!cursor.take("+=") && !cursor.take("=")) {
            cursor.moveTo(start);
            return Optional.empty();
        }
        return Optional.of(cursor.peek() == '(' ? array(name, index) : value(name, index));
    }

    /// Bash takes everything up to the bracket for the index, blanks too. What could be meant either way is refused.
    private boolean isIndexedBinding() {
        int start = cursor.position();
        int depth = 0;
        boolean blank = false;
        int c = cursor.next();
        for (; c != Cursor.END && c != '\n'; c = cursor.next()) {
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            blank |= Cursor.isMeta(c);
            if (depth == 0) {
                break;
            }
        }
        boolean binds = c == ']' && (cursor.sees("=") || cursor.sees("+="));
        cursor.moveTo(start);
        if (!binds && (blank || depth > 0)) {
            throw cursor.unclear("'[' is read over blanks");
        }
        return binds;
    }

    private Binding value(String name, List<Formula> index) {
        return new Binding(name, index, List.of(reading.words().read(Mode.PLAIN)), Shape.ONE_VALUE);
    }

    private Binding array(String name, List<Formula> index) {
        reading.onlyBash("an array");
        cursor.next();
        var elements = new ArrayList<Fragment>();
        while (true) {
            reading.lists().skipLines();
            if (cursor.take(")")) {
                return new Binding(name, index, elements, Shape.ARRAY);
            }
            if (cursor.peek() == '[' && isIndexedBinding()) {
                cursor.next();
                index.add(reading.formulas().upTo(']'));
                cursor.next();
                cursor.take("+");
                cursor.take("=");
            }
            var element = reading.words().read(Mode.PLAIN);
            if (element.source().isEmpty() && !Cursor.isMeta(cursor.peek())) {
                throw cursor.unclear("an array is not understood here");
            }
            if (Cursor.isMeta(cursor.peek()) && !Cursor.isBlank(cursor.peek()) && "\n)".indexOf(cursor.peek()) < 0) {
                throw cursor.unclear("an array is not understood here");
            }
            elements.add(element);
        }
    }
}
