package dev.signalbox.engine.ledger;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Secrets whose values are known, in the forms in which they travel: as they are, inside JSON, inside JSON inside
/// JSON,
/// in a URL, as Base64.
final class KnownSecrets {
    private static final int MOST = 512;
    private static final Pattern SOUNDS_SECRET = Pattern.compile(
            "(?i)(?:.*[_-])?(?:(?:api|access|secret|private|signing|encryption)?_?key|token|secret|password|passwd|pwd"
                    + "|passphrase|credentials?|pat|dsn)(?:[_-]?\\d{1,3})?");
    /// Every shell sets these to where it is; taking that out would leave runs without their repository.
    private static final Set<String> DIRECTORIES = Set.of("PWD", "OLDPWD");

    private final List<Form> forms;

    private record Form(String text, String mark) {}

    KnownSecrets(Map<String, String> secrets) {
        var found = new ArrayList<Form>();
        new TreeMap<>(secrets)
                .forEach((name, value) -> forms(value.strip())
                        .map(form -> new Form(form, Redactor.mark(name)))
                        .forEach(found::add));
        // the longest first, so that a secret within another one does not leave the rest of it behind
        found.sort(Comparator.comparingInt((Form form) -> form.text.length()).reversed());
        forms = List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    static Map<String, String> soundingSecret(Map<String, String> environment) {
        var secrets = new TreeMap<String, String>();
        environment.forEach((name, value) -> {
            if (!DIRECTORIES.contains(name) && SOUNDS_SECRET.matcher(name).matches()) {
                secrets.put(name, value);
            }
        });
        return secrets;
    }

    private static Stream<String> forms(String value) {
        if (value.length() < Redactor.SHORTEST) {
            return Stream.empty();
        }
        var quoted = quoted(value);
        return Stream.of(
                        value,
                        quoted,
                        quoted(quoted),
                        URLEncoder.encode(value, StandardCharsets.UTF_8),
                        Base64.getEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8)))
                .distinct();
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    String redact(String text) {
        var clean = text;
        for (var form : forms) {
            if (clean.contains(form.text)) {
                clean = clean.replace(form.text, form.mark);
            }
        }
        return clean;
    }
}
