package dev.signalbox.engine.tool.shell;

import java.util.List;

/// Knows commands that print a number and nothing else.
final class Counting {
    private Counting() {}

    static boolean prints(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Sequence sequence ->
                sequence.items().size() == 1 && prints(sequence.items().getFirst());
            case Syntax.Pipeline pipeline ->
                !pipeline.stages().isEmpty() && prints(pipeline.stages().getLast());
            case Syntax.Simple simple -> simple.bindings().isEmpty() && prints(simple.words());
            case Syntax.Chain _,
                    Syntax.Negation _,
                    Syntax.Background _,
                    Syntax.Group _,
                    Syntax.If _,
                    Syntax.Loop _,
                    Syntax.Case _,
                    Syntax.Function _,
                    Syntax.Test _ -> false;
        };
    }

    /// `wc` names the files it is given, so that it must be given none.
    private static boolean prints(List<Fragment> words) {
        if (words.isEmpty() || !words.stream().allMatch(word -> word.parts().isEmpty())) {
            return false;
        }
        var arguments = words.subList(1, words.size()).stream().map(Fragment::characters);
        return switch (words.getFirst().characters()) {
            case "wc" -> arguments.allMatch(argument -> argument.matches("-[lwcmL]|--(lines|words|bytes|chars)"));
            case "nproc" -> words.size() == 1;
            case "date" -> arguments.allMatch(argument -> argument.equals("+%s"));
            default -> false;
        };
    }
}
