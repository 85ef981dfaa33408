package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;

/// `awk`: its programs can run commands and write files.
final class AwkRule {
    private static final Options OPTIONS = new Options("""
            -F: --field-separator: -v: --assign: -e: --source: -f? --file? -E? --exec? -i! --include! -l! --load! -o!
            --pretty-print! -p! --profile! -d! --dump-variables! -D! --debug! -W? -I? -L= --lint= -b -c -C -g -h -k -M
            -n -N -O -P -r -s -S -t -V --version --help --csv --posix --re-interval --sandbox --characters-as-bytes
            --traditional --bignum --optimize --use-lc-numeric --non-decimal-data
            """, Options.Others.UNSURE);

    private AwkRule() {}

    static Ruling judge(Call call) {
        var arguments = OPTIONS.read(call.arguments());
        var ruling = arguments.ruling(call.name(), OPTIONS);
        if (!arguments.has("-e", "--source", "-f", "--file", "-E", "--exec")
                && !arguments.operands().isEmpty()) {
            return ruling.and(program(arguments.operands().getFirst()));
        }
        for (var option : arguments.options()) {
            if (option.name().equals("-e") || option.name().equals("--source")) {
                ruling = ruling.and(option.value().map(AwkRule::program).orElse(Ruling.ALLOW));
            }
        }
        return ruling;
    }

    private static Ruling program(Word word) {
        return word instanceof Word.Literal literal
                ? Ruling.of(AwkProgram.judge(literal.value()))
                : Ruling.silent("awk: what the program %s does is only known when it runs".formatted(word.shown()));
    }
}
