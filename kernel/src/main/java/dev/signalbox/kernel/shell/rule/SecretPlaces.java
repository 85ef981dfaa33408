package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.List;
import java.util.regex.Pattern;

/// Places where systems keep secrets. The box does not show them; that a command asks for them is worth a denial.
final class SecretPlaces {
    private static final List<Pattern> PLACES = List.of(
            Pattern.compile("/etc/(g?shadow-?|sudoers.*|ssh/.*key)"),
            Pattern.compile("/proc/([0-9]+|self|thread-self)/(task/.*/)?(environ|mem|maps|root|cwd|fd|exe)(/.*)?"),
            Pattern.compile("(~|/root|/home/[^/]+|\\$HOME|\\$\\{HOME\\}|\"\\$HOME\")/\\."
                    + "(ssh|aws|gnupg|netrc|docker|kube|git-credentials|config/gh|pypirc|npmrc)(/.*)?"),
            Pattern.compile("(~|/root|/home/[^/]+)/\\.bash_history"));

    private SecretPlaces() {}

    static Opinion judge(Word word) {
        var text = word.shown();
        if (text.isEmpty() || "/~$\"".indexOf(text.charAt(0)) < 0) {
            return Opinion.Allow.YES;
        }
        return PLACES.stream().anyMatch(place -> place.matcher(text).matches())
                ? Opinion.deny("%s is a place of secrets".formatted(text))
                : Opinion.Allow.YES;
    }
}
