package dev.signalbox.engine.ledger;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Takes secrets out of texts before they are stored or shown: values that are known to be secret, then whatever has
/// the shape of one. What was taken out is replaced by `[redacted:<kind>]`. Half of a surrogate pair, which no file can
/// carry, becomes the replacement character.
///
/// Takes time in proportion to the length of the text, whatever the text. A text without a secret is returned as the
/// same object. It finds what it knows; a secret without a shape has to be made known.
public final class Redactor {
    /// Shorter texts are left as they are.
    static final int SHORTEST = 8;

    private final List<UnaryOperator<String>> rules;

    private Redactor(List<UnaryOperator<String>> rules) {
        this.rules = List.copyOf(rules);
    }

    /// Knows these secrets, by a name that may be shown: values of environment variables, keys of providers. Values of
    /// less than 8 characters are too common to be looked for.
    public static Redactor knowing(Map<String, String> secrets) {
        return new Redactor(List.of(
                new KnownSecrets(secrets)::redact,
                PrivateKeys::redact,
                SecretShapes::redact,
                NamedValues::redact,
                Entropy::redact));
    }

    /// Knows the values of the variables that sound like secrets: `…KEY`, `…TOKEN`, `…SECRET`, `…PASSWORD` and the
    /// like.
    public static Redactor knowingEnvironment(Map<String, String> environment) {
        return knowing(KnownSecrets.soundingSecret(environment));
    }

    /// The text without secrets.
    public String redact(String text) {
        var clean = wellFormed(text);
        if (text.length() < SHORTEST) {
            return clean;
        }
        for (var rule : rules) {
            clean = rule.apply(clean);
        }
        return clean;
    }

    private static String wellFormed(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        return text.contentEquals(clean) ? text : clean.toString();
    }

    static String mark(String kind) {
        return "[redacted:" + kind + "]";
    }
}
