package dev.signalbox.engine.tool.shell;

import dev.signalbox.kernel.shell.Redirect.Direction;
import java.util.List;
import java.util.Optional;

/// What a shell text is made of.
sealed interface Syntax {

    /// One after the other.
    record Sequence(List<Syntax> items) implements Syntax {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// `first && … || …`, from left to right.
    record Chain(Syntax first, List<Link> rest) implements Syntax {
        public Chain {
            rest = List.copyOf(rest);
        }
    }

    record Link(On on, Syntax next) {}

    /// When the right side of a link runs.
    enum On {
        SUCCESS,
        FAILURE
    }

    /// `a | b | c`
    record Pipeline(List<Syntax> stages) implements Syntax {
        public Pipeline {
            stages = List.copyOf(stages);
        }
    }

    /// `! a`
    record Negation(Syntax negated) implements Syntax {}

    /// `a &`, and a coprocess.
    record Background(Syntax started) implements Syntax {}

    /// Assignments, words and redirections.
    record Simple(List<Binding> bindings, List<Fragment> words, List<Redirection> redirections, int position)
            implements Syntax {
        public Simple {
            bindings = List.copyOf(bindings);
            words = List.copyOf(words);
            redirections = List.copyOf(redirections);
        }
    }

    /// `{ …; }` or `( … )`, and every other compound command that carries redirections.
    record Group(Syntax body, Scope scope, List<Redirection> redirections, int position) implements Syntax {
        public Group {
            redirections = List.copyOf(redirections);
        }
    }

    /// Whether what happens to the shell inside a group outlives it.
    enum Scope {
        SAME_SHELL,
        SUBSHELL
    }

    record If(List<Branch> branches, Optional<Syntax> otherwise) implements Syntax {
        public If {
            branches = List.copyOf(branches);
        }
    }

    record Branch(Syntax condition, Syntax body) {}

    /// `while`, `until`, `for` and `select`.
    ///
    /// @param variable what takes each of the words in turn
    /// @param condition what is run before each round
    record Loop(
            Optional<String> variable,
            List<Fragment> words,
            List<Formula> formulas,
            Optional<Syntax> condition,
            Syntax body)
            implements Syntax {
        public Loop {
            words = List.copyOf(words);
            formulas = List.copyOf(formulas);
        }
    }

    /// `case`: the word, every pattern, every branch.
    record Case(List<Fragment> words, List<Syntax> branches) implements Syntax {
        public Case {
            words = List.copyOf(words);
            branches = List.copyOf(branches);
        }
    }

    /// `name() …`
    record Function(String name, Syntax body, int position) implements Syntax {}

    /// `[[ … ]]` and `(( … ))`: words and formulas that are evaluated.
    record Test(List<Fragment> words, List<Formula> formulas) implements Syntax {
        public Test {
            words = List.copyOf(words);
            formulas = List.copyOf(formulas);
        }
    }

    /// `NAME=value`
    ///
    /// @param index the formula in `NAME[…]=`
    /// @param elements of `NAME=(…)`, else the one value
    record Binding(String name, List<Formula> index, List<Fragment> elements, Shape shape) {
        public Binding {
            index = List.copyOf(index);
            elements = List.copyOf(elements);
        }
    }

    /// What is bound to a name.
    enum Shape {
        ONE_VALUE,
        ARRAY
    }

    /// Where input comes from or output goes to.
    sealed interface Redirection {

        /// To or from what a word names.
        record ToWord(Direction direction, Fragment target) implements Redirection {}

        /// From a text that follows.
        record FromText(HereDocument document) implements Redirection {}
    }
}
