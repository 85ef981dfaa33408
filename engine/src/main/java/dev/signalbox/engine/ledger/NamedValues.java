package dev.signalbox.engine.ledger;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Values that a name next to them calls secret: `password = "…"`, `"api_key": "…"`, `DB_PASSWORD=…`.
///
/// Names are found by plain search; a pattern looks only at what follows one, and no further than a few hundred
/// characters.
final class NamedValues {
    private static final int LOOKED_AT = 700;

    private static final List<String> NAMES = List.of(
            "passw",
            "passphrase",
            "pwd",
            "secret",
            "token",
            "api_key",
            "api-key",
            "apikey",
            "access_key",
            "access-key",
            "accesskey",
            "private_key",
            "signing_key",
            "encryption_key");

    /// A quoted value, as in code, JSON and YAML (the quotes may be escaped), or an unquoted one of letters and digits,
    /// as in files of variables and on command lines. References such as `${X}`, `{{x}}`, `<x>` and calls are
    /// no values.
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9_-]{0,24}+\\\\{0,7}+[\"']?\\s{0,4}+(?:"
            + "[:=]{1,3}\\s{0,4}+\\\\{0,7}+[\"'](?![$<{%])(?=[^\\s\"'\\\\]{6,512}\\\\{0,7}[\"'])"
            + "|=(?![$<{%(\"'\\[\\\\])(?=[^\\s\"'\\\\,;&()]{0,64}?[0-9])(?=[^\\s\"'\\\\,;&()]{0,64}?[A-Za-z])"
            + "(?=[^\\s\"'\\\\,;&()]{8,512}+(?![(\\[]))))"
            + "[^\\s\"'\\\\,;&()]{1,512}+");

    private NamedValues() {}

    static String redact(String text) {
        var lower = lower(text);
        var clean = text;
        for (var name : NAMES) {
            if (lower.contains(name)) {
                clean = redact(clean, lower(clean), name);
            }
        }
        return clean;
    }

    private static String redact(String text, String lower, String name) {
        var value = VALUE.matcher(text).useTransparentBounds(true);
        StringBuilder clean = null;
        var done = 0;
        for (var at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, Math.max(done, at + name.length()))) {
            var from = at + name.length();
            value.region(from, Math.min(text.length(), from + LOOKED_AT));
            if (value.lookingAt() && !text.startsWith("[redacted:", value.end(1))) {
                clean = clean == null ? new StringBuilder(text.length()) : clean;
                clean.append(text, done, value.end(1)).append(Redactor.mark("named_secret"));
                done = value.end();
            }
        }
        return clean == null ? text : clean.append(text, done, text.length()).toString();
    }

    /// In lower case and of the same length, so that positions are the same.
    private static String lower(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.length() == text.length() ? lower : text;
    }
}
