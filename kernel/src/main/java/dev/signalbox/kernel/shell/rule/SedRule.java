package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.ArrayList;
import java.util.List;

/// `sed`: its scripts can run commands and write files, and `-i` writes what it reads.
final class SedRule {
    private static final Options OPTIONS = new Options("""
            -e: --expression: -f? --file? -l: --line-length: -i= --in-place= -n --quiet --silent -E -r
            --regexp-extended -s --separate -u --unbuffered -z --null-data -b --binary --posix --debug --sandbox
            --follow-symlinks --help --version
            """, Options.Others.UNSURE);

    private SedRule() {}

    static Ruling judge(Call call) {
        var arguments = OPTIONS.read(call.arguments());
        var ruling = arguments.ruling("sed", OPTIONS);
        var files = new ArrayList<>(arguments.operands());
        if (!arguments.has("-e", "--expression", "-f", "--file") && !files.isEmpty()) {
            ruling = ruling.and(script(files.removeFirst()));
        }
        for (var option : arguments.options()) {
            if (option.name().equals("-e") || option.name().equals("--expression")) {
                ruling = ruling.and(option.value().map(SedRule::script).orElse(Ruling.ALLOW));
            }
        }
        return arguments.has("-i", "--in-place") ? ruling.and(inPlace(files, arguments)) : ruling;
    }

    private static Ruling script(Word word) {
        return word instanceof Word.Literal literal
                ? SedScript.judge(literal.value())
                : Ruling.silent("sed: what the script %s does is only known when it runs".formatted(word.shown()));
    }

    private static Ruling inPlace(List<Word> files, Arguments arguments) {
        var suffix = arguments.value("-i", "--in-place").map(Options::start).orElse("");
        if (suffix.contains("/") || suffix.contains("*")) {
            return Ruling.deny("sed -i%s: copies are kept elsewhere".formatted(suffix));
        }
        var touches = new ArrayList<>(files.stream().map(Touch::file).toList());
        for (var file : files) {
            if (!suffix.isEmpty() && file instanceof Word.Literal name) {
                touches.add(Touch.file(new Word.Literal(name.value() + suffix)));
            }
        }
        return Ruling.writing(touches);
    }
}
