package dev.signalbox.engine.ledger;

/// Long words that look drawn by lot: letters of both cases and digits, hardly repeating. Digests in hexadecimal, names
/// and paths do not look so; digests in Base64 are told by the name of their algorithm before them.
final class Entropy {
    private static final int SHORTEST = 40;
    private static final int LONGEST = 512;
    private static final int OF_EACH_KIND = 5;
    private static final double BITS = 4.6;

    private Entropy() {}

    static String redact(String text) {
        if (text.length() < SHORTEST) {
            return text;
        }
        StringBuilder clean = null;
        var done = 0;
        for (var at = 0; at < text.length(); ) {
            var end = wordEnd(text, at);
            if (end - at >= SHORTEST && end - at <= LONGEST && isDrawnByLot(text, at, end) && !isDigest(text, at)) {
                clean = clean == null ? new StringBuilder(text.length()) : clean;
                clean.append(text, done, at).append(Redactor.mark("high_entropy"));
                done = end;
            }
            at = end + 1;
        }
        return clean == null ? text : clean.append(text, done, text.length()).toString();
    }

    private static int wordEnd(String text, int from) {
        var at = from;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isOfWord(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '_' || c == '-' || c == '=');
    }

    private static boolean isDigest(String text, int at) {
        return text.startsWith("sha256-", at) || text.startsWith("sha384-", at) || text.startsWith("sha512-", at);
    }

    private static boolean isDrawnByLot(String text, int from, int to) {
        var counts = new int[128];
        var upper = 0;
        var lower = 0;
        var digits = 0;
        for (var at = from; at < to; at++) {
            var c = text.charAt(at);
            counts[c]++;
            upper += c >= 'A' && c <= 'Z' ? 1 : 0;
            lower += c >= 'a' && c <= 'z' ? 1 : 0;
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return Math.min(upper, Math.min(lower, digits)) >= OF_EACH_KIND && bits(counts, to - from) >= BITS;
    }

    /// Shannon entropy of a character, in bits.
    private static double bits(int[] counts, int length) {
        var bits = 0.0;
        for (var count : counts) {
            if (count > 0) {
                var share = (double) count / length;
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}
