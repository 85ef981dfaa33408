package dev.signalbox.engine.tool.shell;

import java.util.ArrayList;
import java.util.List;

/// Spreads `{a,b}` and `{1..3}` over several words, as bash does before anything else is replaced.
final class BraceExpansion {
    private static final int MOST = 1000;

    private BraceExpansion() {}

    /// The words that a word becomes.
    static List<Fragment> spread(Fragment word) {
        if (word.characters().indexOf('{') < 0) {
            return List.of(word);
        }
        var words = new ArrayList<Fragment>();
        var pending = new ArrayList<Pending>();
        pending.add(new Pending(word, 0));
        while (!pending.isEmpty()) {
            var next = pending.removeLast();
            var opened = next.open();
            if (opened.isEmpty()) {
                words.add(next.word);
            } else {
                pending.addAll(opened.reversed());
            }
            if (words.size() + pending.size() > MOST) {
                throw new Unclear("braces make more than %d words".formatted(MOST), word.position());
            }
        }
        return words;
    }

    /// A word whose braces before an index are done with.
    private record Pending(Fragment word, int from) {

        /// The words that the first pair of braces makes; none when there is no pair.
        List<Pending> open() {
            for (int i = from; i < word.characters().length(); i++) {
                if (isBare('{', i)) {
                    var made = made(i);
                    if (!made.isEmpty()) {
                        return made;
                    }
                }
            }
            return List.of();
        }

        private boolean isBare(char c, int index) {
            return word.characters().charAt(index) == c && word.isBare(index);
        }

        private List<Pending> made(int open) {
            var cuts = new ArrayList<Integer>();
            cuts.add(open);
            int depth = 0;
            for (int i = open; i < word.characters().length(); i++) {
                if (isBare('{', i)) {
                    depth++;
                } else if (isBare('}', i) && --depth == 0) {
                    cuts.add(i);
                    return cuts.size() > 2 ? alternatives(cuts) : sequence(open, i);
                } else if (isBare(',', i) && depth == 1) {
                    cuts.add(i);
                }
            }
            return List.of();
        }

        private List<Pending> alternatives(List<Integer> cuts) {
            var made = new ArrayList<Pending>();
            for (int i = 1; i < cuts.size(); i++) {
                int from = cuts.get(i - 1) + 1;
                int to = cuts.get(i);
                made.add(with(
                        cuts,
                        word.characters().substring(from, to),
                        word.marks().substring(from, to)));
            }
            return made;
        }

        private Pending with(List<Integer> cuts, String characters, String marks) {
            int open = cuts.getFirst();
            int close = cuts.getLast();
            return new Pending(
                    word.with(
                            word.characters().substring(0, open)
                                    + characters
                                    + word.characters().substring(close + 1),
                            word.marks().substring(0, open)
                                    + marks
                                    + word.marks().substring(close + 1)),
                    open);
        }

        private List<Pending> sequence(int open, int close) {
            var inside = word.characters().substring(open + 1, close);
            if (word.marks().substring(open + 1, close).chars().anyMatch(mark -> mark != Fragment.BARE)) {
                return List.of();
            }
            return BraceSequence.of(inside, MOST).stream()
                    .map(text -> with(
                            List.of(open, close),
                            text,
                            String.valueOf(Fragment.QUOTED).repeat(text.length())))
                    .toList();
        }
    }
}
