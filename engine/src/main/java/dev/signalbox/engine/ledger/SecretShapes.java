package dev.signalbox.engine.ledger;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Secrets that can be told by their shape.
///
/// Each pattern starts at the beginning of a word or at a rare text, repeats possessively and within bounds, so that
/// no text makes it slow. A pattern is tried only on texts that contain one of its words.
final class SecretShapes {
    /// Where a word of a token begins.
    private static final String START = "(?<![A-Za-z0-9_-])";

    private static final List<Shape> SHAPES = List.of(
            word("github_token", "gh[pousr]_[A-Za-z0-9]{36,255}+", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
            word("github_token", "github_pat_[A-Za-z0-9_]{22,255}+", "github_pat_"),
            word("gitlab_token", "glpat-[A-Za-z0-9_-]{20,255}+", "glpat-"),
            word("api_key", "sk-[A-Za-z0-9_-]{20,512}+", "sk-"),
            word("signalbox_key", "sbx_[a-z0-9]{8}_[A-Za-z0-9_-]{43}", "sbx_"),
            word("signalbox_link", "sbl_[A-Za-z0-9_-]{43}", "sbl_"),
            word("stripe_key", "[rs]k_(?:live|test)_[A-Za-z0-9]{16,255}+", "k_live_", "k_test_"),
            word("aws_key", "(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])", "AKIA", "ASIA"),
            word("google_key", "AIza[A-Za-z0-9_-]{35}", "AIza"),
            word("slack_token", "xox[abeoprs]-[A-Za-z0-9-]{10,255}+", "xox"),
            word("npm_token", "npm_[A-Za-z0-9]{36,255}+", "npm_"),
            word("pypi_token", "pypi-[A-Za-z0-9_-]{50,512}+", "pypi-"),
            word("huggingface_token", "hf_[A-Za-z0-9]{30,255}+", "hf_"),
            word(
                    "jwt",
                    "eyJ[A-Za-z0-9_-]{8,8192}+\\.[A-Za-z0-9_-]{4,16384}+(?:\\.[A-Za-z0-9_-]{0,8192}+){1,3}+",
                    "eyJ"),
            part("bearer", "((?:[Bb]earer|BEARER)[ \\t]{1,4})[A-Za-z0-9._~+/=-]{16,8192}+", "earer ", "EARER "),
            part("basic_auth", "((?:[Bb]asic)[ \\t]{1,4})[A-Za-z0-9+/]{12,1024}+={0,2}+", "asic "),
            part("url_password", "(://[^\\s/:@\"'\\\\]{0,100}+:)[^\\s/@\"'\\\\]{3,200}+(?=@)", "://"));

    private SecretShapes() {}

    /// A pattern and the words without which it need not be tried. A first group, if there is one, stays in the text.
    private record Shape(List<String> words, Pattern pattern, String replacement) {
        String redact(String text) {
            if (words.stream().noneMatch(text::contains)) {
                return text;
            }
            var found = pattern.matcher(text);
            return found.find() ? found.replaceAll(replacement) : text;
        }
    }

    private static Shape word(String kind, String pattern, String... words) {
        return new Shape(List.of(words), Pattern.compile(START + pattern), quoted(kind));
    }

    private static Shape part(String kind, String pattern, String... words) {
        return new Shape(List.of(words), Pattern.compile(pattern), "$1" + quoted(kind));
    }

    private static String quoted(String kind) {
        return Matcher.quoteReplacement(Redactor.mark(kind));
    }

    static String redact(String text) {
        var clean = text;
        for (var shape : SHAPES) {
            clean = shape.redact(clean);
        }
        return clean;
    }
}
