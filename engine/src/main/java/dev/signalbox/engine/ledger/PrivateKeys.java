package dev.signalbox.engine.ledger;

/// Blocks of private keys in PEM, whole or cut off.
final class PrivateKeys {
    private static final String BEGIN = "-----BEGIN ";
    private static final String KEY = "PRIVATE KEY";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final int LONGEST_LABEL = 64;

    private PrivateKeys() {}

    static String redact(String text) {
        var begin = text.indexOf(BEGIN);
        if (begin < 0) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        var done = 0;
        while (begin >= 0) {
            if (isPrivate(text, begin)) {
                clean.append(text, done, begin).append(Redactor.mark("private_key"));
                done = end(text, begin);
                begin = text.indexOf(BEGIN, done);
            } else {
                begin = text.indexOf(BEGIN, begin + BEGIN.length());
            }
        }
        return done == 0 ? text : clean.append(text, done, text.length()).toString();
    }

    private static boolean isPrivate(String text, int begin) {
        var label = text.substring(begin, Math.min(text.length(), begin + LONGEST_LABEL));
        var key = label.indexOf(KEY);
        return key > 0 && label.indexOf(DASHES, DASHES.length()) > key;
    }

    /// Behind the last line of the block; of a block that was cut off, at the next quote, which no key contains.
    private static int end(String text, int begin) {
        var end = text.indexOf(END, begin);
        var quote = text.indexOf('"', begin);
        if (end < 0 || (quote >= 0 && quote < end)) {
            return quote < 0 ? text.length() : quote;
        }
        var last = text.indexOf(DASHES, end + END.length());
        return last >= 0 && last < end + LONGEST_LABEL ? last + DASHES.length() : end + END.length();
    }
}
