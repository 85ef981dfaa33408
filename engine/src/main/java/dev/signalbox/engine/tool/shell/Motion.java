package dev.signalbox.engine.tool.shell;

import java.util.Set;

/// Whether a text may change the directory that it runs in.
final class Motion {
    private static final Set<String> MOVING = Set.of("cd", "pushd", "popd", "eval", "source", ".", "trap");
    private static final Set<String> TRANSPARENT = Set.of("command", "builtin");

    private Motion() {}

    /// Whether any part of it does.
    static boolean in(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Sequence sequence -> sequence.items().stream().anyMatch(Motion::in);
            case Syntax.Chain chain ->
                in(chain.first()) || chain.rest().stream().anyMatch(link -> in(link.next()));
            case Syntax.Pipeline pipeline -> pipeline.stages().stream().anyMatch(Motion::in);
            case Syntax.Negation negation -> in(negation.negated());
            case Syntax.Background background -> in(background.started());
            case Syntax.Simple simple -> moves(simple);
            case Syntax.Group group -> in(group.body());
            case Syntax.If condition ->
                condition.branches().stream().anyMatch(branch -> in(branch.condition()) || in(branch.body()))
                        || condition.otherwise().filter(Motion::in).isPresent();
            case Syntax.Loop loop ->
                in(loop.body()) || loop.condition().filter(Motion::in).isPresent();
            case Syntax.Case choice -> choice.branches().stream().anyMatch(Motion::in);
            case Syntax.Function function -> in(function.body());
            case Syntax.Test _ -> false;
        };
    }

    private static boolean moves(Syntax.Simple simple) {
        for (var word : simple.words()) {
            if (!TRANSPARENT.contains(word.characters()) && !word.characters().startsWith("-")) {
                return MOVING.contains(word.characters()) || !word.parts().isEmpty();
            }
        }
        return false;
    }

    /// Whether a function does, which may be called from any place.
    static boolean inFunctions(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Sequence sequence -> sequence.items().stream().anyMatch(Motion::inFunctions);
            case Syntax.Chain chain ->
                inFunctions(chain.first()) || chain.rest().stream().anyMatch(link -> inFunctions(link.next()));
            case Syntax.Pipeline pipeline -> pipeline.stages().stream().anyMatch(Motion::inFunctions);
            case Syntax.Negation negation -> inFunctions(negation.negated());
            case Syntax.Background background -> inFunctions(background.started());
            case Syntax.Group group -> inFunctions(group.body());
            case Syntax.If condition ->
                condition.branches().stream()
                                .anyMatch(branch -> inFunctions(branch.condition()) || inFunctions(branch.body()))
                        || condition.otherwise().filter(Motion::inFunctions).isPresent();
            case Syntax.Loop loop -> inFunctions(loop.body());
            case Syntax.Case choice -> choice.branches().stream().anyMatch(Motion::inFunctions);
            case Syntax.Function function -> in(function.body());
            case Syntax.Simple _, Syntax.Test _ -> false;
        };
    }
}
