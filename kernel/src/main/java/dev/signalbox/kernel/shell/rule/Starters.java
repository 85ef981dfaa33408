package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Programs that start another one. What they start is judged by itself: the grammar lists it, or says that it cannot.
final class Starters {
    private static final String TABLE = """
            env xargs timeout nice nohup stdbuf ionice time command builtin exec eval trap coproc | reads
            """;
    private static final List<String> SHELLS = List.of("bash", "sh", "dash", "zsh", "ksh", "ash", "mksh", "rbash");

    private static final List<String> STRANGE =
            Words.of("zsh ksh mksh fish csh tcsh xonsh nu elvish pwsh powershell busybox toybox yash rc es oil osh");

    private Starters() {}

    static Map<String, CommandRule> rules() {
        var rules = new HashMap<String, CommandRule>(ProgramTable.read(TABLE, Options.Others.HARMLESS));
        SHELLS.forEach(shell -> rules.put(shell, Starters::shell));
        for (String shell : STRANGE) {
            rules.put(shell, call -> Ruling.deny("%s: its commands are not understood".formatted(call.name())));
        }
        return rules;
    }

    private static Ruling shell(Call call) {
        boolean inline = false;
        boolean checks = false;
        for (int i = 0; i < call.arguments().size(); i++) {
            if (!(call.arguments().get(i) instanceof Word.Literal literal)) {
                return inline ? Ruling.ALLOW : Ruling.silent("%s runs a script".formatted(call.name()));
            }
            var word = literal.value();
            if (word.equals("--version") || word.equals("--help")) {
                return Ruling.ALLOW;
            }
            if (word.startsWith("--rcfile") || word.startsWith("--init-file") || isInteractive(word)) {
                return Ruling.deny("%s %s runs commands of a file first".formatted(call.name(), word));
            }
            boolean option = (word.startsWith("-") || word.startsWith("+")) && word.length() > 1;
            if (!option) {
                return script(call, word, inline, checks);
            }
            inline |= !word.startsWith("--") && word.indexOf('c') > 0;
            checks |= word.equals("-n");
            i += word.endsWith("o") || word.endsWith("O") ? 1 : 0;
        }
        return inline
                ? Ruling.ALLOW
                : Ruling.deny("%s reads commands from its input: write them as commands".formatted(call.name()));
    }

    private static boolean isInteractive(String option) {
        return option.matches("[-+][a-zA-Z]*[ilsr][a-zA-Z]*") || option.equals("--login");
    }

    private static Ruling script(Call call, String file, boolean inline, boolean checks) {
        return inline || checks
                ? Ruling.ALLOW
                : Ruling.silent("%s runs the script %s, whose commands are not known".formatted(call.name(), file));
    }
}
