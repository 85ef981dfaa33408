package dev.signalbox.engine.tool.shell;

import dev.signalbox.engine.tool.shell.Syntax.Binding;
import dev.signalbox.engine.tool.shell.Syntax.Redirection;
import dev.signalbox.kernel.shell.Assignment;
import dev.signalbox.kernel.shell.Redirect;
import dev.signalbox.kernel.shell.ShellText;
import dev.signalbox.kernel.shell.SimpleCommand;
import dev.signalbox.kernel.shell.SimpleCommand.Context;
import dev.signalbox.kernel.shell.Word;
import dev.signalbox.kernel.shell.WorkingDirectory;
import java.util.ArrayList;
import java.util.List;

/// Goes through a text and gathers every simple command that it may run, with the directories it may run in.
final class Walk {
    private final List<SimpleCommand> commands = new ArrayList<>();
    private final List<ShellText.Opaque> opaque = new ArrayList<>();
    private final Numbers numbers = new Numbers();
    private final WorkingDirectory inFunctions;

    private Walk(WorkingDirectory inFunctions) {
        this.inFunctions = inFunctions;
    }

    static ShellText.Parsed through(Syntax text) {
        var walk = new Walk(startUnless(Motion.in(text)));
        walk.walk(text, Place.start(startUnless(Motion.inFunctions(text))));
        walk.numbers
                .doubtful()
                .forEach(formula -> walk.opaque.add(new ShellText.Opaque(
                        formula.source(),
                        "arithmetic runs what an index in a value says, and this value is not certain to be a number: "
                                + "compare with [ … ] instead",
                        formula.position())));
        return new ShellText.Parsed(walk.commands, walk.opaque);
    }

    private static WorkingDirectory startUnless(boolean moved) {
        return moved ? Directories.join(WorkingDirectory.START, Directories.ANYWHERE) : WorkingDirectory.START;
    }

    Exits walk(Syntax syntax, Place place) {
        return switch (syntax) {
            case Syntax.Sequence sequence -> sequence(sequence, place);
            case Syntax.Chain chain -> chain(chain, place);
            case Syntax.Pipeline pipeline -> pipeline(pipeline, place);
            case Syntax.Negation negation -> walk(negation.negated(), place).swapped();
            case Syntax.Background background -> {
                walk(background.started(), place.with(Context.BACKGROUND));
                yield Exits.at(place.directory());
            }
            case Syntax.Simple simple -> simple(simple, place);
            case Syntax.Group group -> group(group, place);
            case Syntax.If condition -> conditional(condition, place);
            case Syntax.Loop loop -> loop(loop, place);
            case Syntax.Case choice -> choice(choice, place);
            case Syntax.Function function -> function(function, place);
            case Syntax.Test test -> {
                test.words().forEach(word -> visit(word, place));
                test.formulas().forEach(formula -> visit(formula, place));
                yield Exits.at(place.directory());
            }
        };
    }

    private Exits sequence(Syntax.Sequence sequence, Place place) {
        var at = place;
        var exits = Exits.at(place.directory());
        for (var item : sequence.items()) {
            exits = walk(item, at);
            at = at.in(exits.either());
        }
        return exits;
    }

    private Exits chain(Syntax.Chain chain, Place place) {
        var exits = walk(chain.first(), place);
        for (var link : chain.rest()) {
            exits = switch (link.on()) {
                case SUCCESS -> exits.andThen(walk(link.next(), place.in(exits.success())));
                case FAILURE -> exits.orElse(walk(link.next(), place.in(exits.failure())));
            };
        }
        return exits;
    }

    private Exits pipeline(Syntax.Pipeline pipeline, Place place) {
        var at = place;
        for (var stage : pipeline.stages()) {
            walk(stage, at);
            at = place.with(Context.PIPED);
        }
        return Exits.at(place.directory());
    }

    private Exits group(Syntax.Group group, Place place) {
        redirects(group.redirections(), group.position(), place);
        var exits = walk(group.body(), place);
        return group.scope() == Syntax.Scope.SUBSHELL ? Exits.at(place.directory()) : exits;
    }

    private Exits conditional(Syntax.If condition, Place place) {
        var at = place;
        var exits = new Exits(Directories.NONE, Directories.NONE);
        for (var branch : condition.branches()) {
            var tested = walk(branch.condition(), at);
            exits = exits.or(walk(branch.body(), at.in(tested.success())));
            at = at.in(tested.failure());
        }
        return exits.or(
                condition.otherwise().isPresent() ? walk(condition.otherwise().get(), at) : Exits.at(at.directory()));
    }

    private Exits loop(Syntax.Loop loop, Place place) {
        boolean moves =
                Motion.in(loop.body()) || loop.condition().filter(Motion::in).isPresent();
        var at = moves ? place.in(Directories.join(place.directory(), Directories.ANYWHERE)) : place;
        loop.words().forEach(word -> visit(word, place));
        loop.formulas().forEach(formula -> visit(formula, place));
        loop.variable().ifPresent(name -> numbers.bindEach(name, loop.words()));
        loop.condition().ifPresent(condition -> walk(condition, at.with(Context.LOOP)));
        return Exits.at(at.directory()).or(walk(loop.body(), at.with(Context.LOOP)));
    }

    private Exits choice(Syntax.Case choice, Place place) {
        choice.words().forEach(word -> visit(word, place));
        var exits = Exits.at(place.directory());
        for (var branch : choice.branches()) {
            exits = exits.or(walk(branch, place.in(exits.either())));
        }
        return exits;
    }

    /// A definition is shown to rules as a command, since a function may take the name of a program.
    private Exits function(Syntax.Function function, Place place) {
        var words = List.<Word>of(new Word.Literal("function"), new Word.Literal(function.name()));
        emit(words, List.of(), List.of(), function.position(), place);
        walk(function.body(), place.in(inFunctions));
        return Exits.at(place.directory());
    }

    private Exits simple(Syntax.Simple simple, Place place) {
        var assignments = new ArrayList<Assignment>(simple.bindings().size());
        for (var binding : simple.bindings()) {
            assignments.add(bind(binding, place));
        }
        var words = new ArrayList<Word>(simple.words().size());
        boolean declares = Numbers.declares(simple.words());
        for (var fragment : simple.words()) {
            visit(fragment, place);
            words.addAll(declares ? WordMaker.declaration(fragment) : WordMaker.arguments(fragment));
        }
        if (Numbers.evaluates(words)) {
            simple.words().stream().skip(1).forEach(word -> evaluate(word, place));
        }
        return run(words, assignments, redirected(simple.redirections(), place), place.at(simple.position()));
    }

    private void evaluate(Fragment word, Place place) {
        Formula.of(word)
                .ifPresentOrElse(numbers::use, () -> hide(word.source(), "arithmetic is not understood here", place));
    }

    private Assignment bind(Binding binding, Place place) {
        binding.index().forEach(formula -> visit(formula, place));
        binding.elements().forEach(element -> visit(element, place));
        numbers.bind(binding.name(), binding.elements());
        var value = binding.shape() == Syntax.Shape.ONE_VALUE
                ? WordMaker.value(binding.elements().getFirst())
                : new Word.Unknown(binding.name() + "=(…)", "", Word.Count.MANY);
        return new Assignment(binding.name(), value);
    }

    private void redirects(List<Redirection> redirections, int position, Place place) {
        var redirects = redirected(redirections, place);
        if (!redirects.isEmpty()) {
            emit(List.of(), List.of(), redirects, position, place);
        }
    }

    private List<Redirect> redirected(List<Redirection> redirections, Place place) {
        var redirects = new ArrayList<Redirect>(redirections.size());
        for (var redirection : redirections) {
            switch (redirection) {
                case Redirection.ToWord word -> {
                    visit(word.target(), place);
                    redirects.add(new Redirect(
                            word.direction(),
                            word.direction() == Redirect.Direction.TEXT
                                    ? WordMaker.value(word.target())
                                    : WordMaker.target(word.target())));
                }
                case Redirection.FromText text -> {
                    visit(text.document().body(), place);
                    redirects.add(new Redirect(
                            Redirect.Direction.TEXT,
                            WordMaker.value(text.document().body())));
                }
            }
        }
        return redirects;
    }

    /// Lists a command, and what it starts.
    private Exits run(List<Word> words, List<Assignment> assignments, List<Redirect> redirects, Place place) {
        emit(words, assignments, redirects, place.position(), place);
        numbers.note(words);
        var exits = Directories.after(words, place.directory());
        for (var started : Starting.of(words)) {
            exits = exits.or(new Descent(this, place).into(started));
        }
        return exits;
    }

    Exits runWrapped(List<Word> words, List<Assignment> assignments, Place place) {
        return run(words, assignments, List.of(), place.with(Context.WRAPPED));
    }

    private void emit(
            List<Word> words, List<Assignment> assignments, List<Redirect> redirects, int position, Place place) {
        commands.add(new SimpleCommand(
                words, redirects, assignments, place.directory(), place.contexts(), place.placed(position)));
    }

    void hide(String source, String why, Place place) {
        opaque.add(new ShellText.Opaque(shortened(source), why, place.position()));
    }

    private static String shortened(String source) {
        return source.length() <= 60 ? source : source.substring(0, 60) + "…";
    }

    private void visit(Fragment fragment, Place place) {
        for (var part : fragment.parts()) {
            visit(part, place);
        }
    }

    private void visit(Part part, Place place) {
        part.runs().forEach(commands -> walk(commands, place.with(Context.SUBSTITUTED)));
        part.words().forEach(word -> visit(word, place));
        part.formulas().forEach(formula -> visit(formula, place));
        part.assigned().ifPresent(numbers::taint);
        part.hidden().ifPresent(why -> hide("${…}", why, place));
    }

    private void visit(Formula formula, Place place) {
        formula.parts().forEach(part -> visit(part, place));
        numbers.use(formula);
    }
}
