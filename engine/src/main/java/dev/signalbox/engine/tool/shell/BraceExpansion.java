package dev.signalbox.engine.tool.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Spreads `{a,b}` and `{1..3}` over several words, as bash does before anything else is replaced.
final class BraceExpansion {
    private static final int MOST_WORDS = 1000;
    private static final long MOST_CHARACTERS = 1 << 20;

    private BraceExpansion() {}

    /// The words that a word becomes.
    static List<Fragment> spread(Fragment word) {
        if (word.characters().indexOf('{') < 0) {
            return List.of(word);
        }
        var words = new ArrayList<Fragment>();
        var pending = new ArrayList<Pending>();
        pending.add(new Pending(word, 0));
        long made = 0;
        while (!pending.isEmpty()) {
            var next = pending.removeLast();
            var opened = next.open();
            made += next.word.characters().length() + 1L;
            if (opened.isEmpty()) {
                words.add(next.word);
            } else {
                pending.addAll(opened.reversed());
            }
            if (words.size() + pending.size() > MOST_WORDS || made > MOST_CHARACTERS) {
                throw new Unclear("braces make more than %d words".formatted(MOST_WORDS), word.position());
            }
        }
        return words;
    }

    /// A pair of braces with the commas between them that belong to no inner pair.
    private record Pair(int open, int close, List<Integer> commas) {}

    /// A word whose braces before an index are done with.
    private record Pending(Fragment word, int from) {

        /// The words that the first pair of braces makes; none when there is no pair.
        List<Pending> open() {
            return pairs().stream()
                    .filter(pair -> pair.open >= from)
                    .map(this::made)
                    .filter(made -> !made.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }

        /// All pairs, in the order in which they open.
        private List<Pair> pairs() {
            var pairs = new ArrayList<Pair>();
            Deque<Pair> open = new ArrayDeque<>();
            for (int i = from; i < word.characters().length(); i++) {
                if (!word.isBare(i)) {
                    continue;
                }
                switch (word.characters().charAt(i)) {
                    case '{' -> open.push(new Pair(i, -1, new ArrayList<>()));
                    case '}' -> {
                        if (!open.isEmpty()) {
                            var pair = open.pop();
                            pairs.add(new Pair(pair.open, i, pair.commas));
                        }
                    }
                    case ',' -> {
                        if (!open.isEmpty()) {
                            open.peek().commas.add(i);
                        }
                    }
                    default -> {}
                }
            }
            pairs.sort((a, b) -> Integer.compare(a.open, b.open));
            return pairs;
        }

        private List<Pending> made(Pair pair) {
            if (pair.commas.isEmpty()) {
                return sequence(pair);
            }
            var cuts = new ArrayList<Integer>(pair.commas);
            cuts.add(pair.close);
            var made = new ArrayList<Pending>();
            int start = pair.open + 1;
            for (int cut : cuts) {
                made.add(with(
                        pair,
                        word.characters().substring(start, cut),
                        word.marks().substring(start, cut)));
                start = cut + 1;
                if (made.size() > MOST_WORDS) {
                    break;
                }
            }
            return made;
        }

        private Pending with(Pair pair, String characters, String marks) {
            return new Pending(
                    word.with(
                            word.characters().substring(0, pair.open)
                                    + characters
                                    + word.characters().substring(pair.close + 1),
                            word.marks().substring(0, pair.open)
                                    + marks
                                    + word.marks().substring(pair.close + 1)),
                    pair.open);
        }

        private List<Pending> sequence(Pair pair) {
            if (pair.close - pair.open > BraceSequence.LONGEST
                    || word.marks().substring(pair.open, pair.close).chars().anyMatch(mark -> mark != Fragment.BARE)) {
                return List.of();
            }
            return BraceSequence.of(word.characters().substring(pair.open + 1, pair.close), MOST_WORDS).stream()
                    .map(text ->
                            with(pair, text, String.valueOf(Fragment.QUOTED).repeat(text.length())))
                    .toList();
        }
    }
}
