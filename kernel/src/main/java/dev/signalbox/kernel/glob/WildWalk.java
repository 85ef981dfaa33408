package dev.signalbox.kernel.glob;

import dev.signalbox.kernel.glob.Segment.Token;
import java.util.ArrayList;
import java.util.List;

/// Matching within one segment.
final class WildWalk {
    private WildWalk() {}

    /// Greedy with one point to go back to, so that no pattern takes more than |tokens| x |name| steps.
    static boolean matches(List<Token> tokens, String name) {
        int t = 0;
        int c = 0;
        int starAt = -1;
        int starFrom = 0;
        while (c < name.length()) {
            if (t < tokens.size() && tokens.get(t) instanceof Token.Star) {
                starAt = t++;
                starFrom = c;
            } else if (t < tokens.size() && takes(tokens.get(t), name.charAt(c))) {
                c += width(tokens.get(t++), name, c);
            } else if (starAt >= 0) {
                t = starAt + 1;
                c = ++starFrom;
            } else {
                return false;
            }
        }
        while (t < tokens.size() && tokens.get(t) instanceof Token.Star) {
            t++;
        }
        return t == tokens.size();
    }

    /// A wildcard takes a whole character, also where UTF-16 needs two units for it.
    private static int width(Token token, String name, int at) {
        boolean pair = at + 1 < name.length() && Character.isSurrogatePair(name.charAt(at), name.charAt(at + 1));
        return pair && !(token instanceof Token.Char) ? 2 : 1;
    }

    /// Whether a name that starts with `prefix` could match: the tokens meet the prefix followed by anything.
    static boolean couldMatchAfter(List<Token> tokens, String prefix) {
        var open = new ArrayList<Token>(prefix.length() + 1);
        for (int i = 0; i < prefix.length(); i++) {
            open.add(new Token.Char(prefix.charAt(i)));
        }
        open.add(Token.Star.ANY);
        return overlap(tokens, open);
    }

    private static boolean takes(Token token, char c) {
        return switch (token) {
            case Token.Char one -> one.value() == c;
            case Token.Any _ -> c != Glob.ANY_TEXT;
            case Token.Charset set -> set.has(c);
            case Token.Star _ -> true;
        };
    }

    /// Whether some name matches both segments. A set that leaves characters out is taken to meet every other.
    static boolean overlap(Segment a, Segment b) {
        return switch (a) {
            case Segment.Literal one -> one(one.text(), b);
            case Segment.Wild wild ->
                switch (b) {
                    case Segment.Literal one -> wild.matches(one.text());
                    case Segment.Wild other -> overlap(wild.tokens(), other.tokens());
                    case Segment.AnyDepth _ -> true;
                };
            case Segment.AnyDepth _ -> true;
        };
    }

    private static boolean one(String name, Segment b) {
        return switch (b) {
            case Segment.Literal other -> other.text().equals(name);
            case Segment.Wild wild -> wild.matches(name);
            case Segment.AnyDepth _ -> true;
        };
    }

    private static boolean overlap(List<Token> a, List<Token> b) {
        var reach = new boolean[a.size() + 1][b.size() + 1];
        reach[0][0] = true;
        for (int i = 0; i <= a.size(); i++) {
            for (int j = 0; j <= b.size(); j++) {
                if (reach[i][j]) {
                    spread(reach, a, b, i, j);
                }
            }
        }
        return reach[a.size()][b.size()];
    }

    private static void spread(boolean[][] reach, List<Token> a, List<Token> b, int i, int j) {
        boolean starA = i < a.size() && a.get(i) instanceof Token.Star;
        boolean starB = j < b.size() && b.get(j) instanceof Token.Star;
        if (starA) {
            reach[i + 1][j] = true;
        }
        if (starB) {
            reach[i][j + 1] = true;
        }
        if (i < a.size() && j < b.size() && (starA || starB || meet(a.get(i), b.get(j)))) {
            reach[starA ? i : i + 1][starB ? j : j + 1] = true;
        }
    }

    private static boolean meet(Token a, Token b) {
        return switch (a) {
            case Token.Char one -> takes(b, one.value());
            case Token.Any _, Token.Star _ -> true;
            case Token.Charset set ->
                switch (b) {
                    case Token.Char one -> set.has(one.value());
                    case Token.Charset other -> meet(set, other);
                    case Token.Any _, Token.Star _ -> true;
                };
        };
    }

    private static boolean meet(Token.Charset a, Token.Charset b) {
        if (a.sense() == Token.Sense.NONE_OF || b.sense() == Token.Sense.NONE_OF) {
            return true;
        }
        for (int i = 0; i < a.ranges().length(); i += 2) {
            for (int j = 0; j < b.ranges().length(); j += 2) {
                if (a.ranges().charAt(i) <= b.ranges().charAt(j + 1)
                        && b.ranges().charAt(j) <= a.ranges().charAt(i + 1)) {
                    return true;
                }
            }
        }
        return false;
    }
}
