package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `tar`, `unzip` and `dd`.
final class ArchiveRules {
    private static final Options TAR = new Options("""
            -f: --file: -C: --directory: -T: --files-from: -X: --exclude-from: --exclude: -b: --blocking-factor:
            -g! --listed-incremental! -F! --info-script! --new-volume-script! -I! --use-compress-program!
            --to-command! --checkpoint-action! --rsh-command! --rmt-command! -P! --absolute-names! --transform?
            --xform? --one-top-level= -H: --format: -K: --starting-file: -L: --tape-length: -N: --newer: -V: --label:
            --owner: --group: --mode: --mtime: --strip-components: --suffix: --volno-file! --index-file>
            --remove-files! -S --sort: --checkpoint=
            """, Options.Others.HARMLESS);
    private static final Options UNZIP = new Options("-d: -x: -P: -I: -O:", Options.Others.HARMLESS);

    private ArchiveRules() {}

    static Ruling tar(Call call) {
        var words = new ArrayList<>(call.arguments());
        if (!words.isEmpty()
                && words.getFirst() instanceof Word.Literal first
                && first.value().matches("[A-Za-z]+")) {
            if (!first.value().matches("[^fCTXbgFIHKLNV]*f?")) {
                return Ruling.silent("tar %s: write its options with '-'".formatted(first.value()));
            }
            words.set(0, new Word.Literal("-" + first.value()));
        }
        var arguments = TAR.read(words);
        var ruling = arguments.ruling("tar", TAR);
        var archive = arguments.value("-f", "--file");
        if (archive.filter(file -> Options.start(file).contains(":")).isPresent()) {
            return Ruling.deny("tar: an archive with ':' in its name lies on another machine");
        }
        if (arguments.has("-t", "--list")) {
            return ruling;
        }
        if (arguments.has("-x", "--extract", "--get")) {
            return arguments.has("-O", "--to-stdout")
                    ? ruling
                    : ruling.and(Ruling.writing(List.of(everythingIn(arguments.value("-C", "--directory")))));
        }
        return arguments.has("-c", "--create")
                ? ruling.and(Ruling.writing(archive.map(Touch::file).stream().toList()))
                : ruling.and(Ruling.silent("tar: only -t, -x and -c are known to be harmless"));
    }

    static Ruling unzip(Call call) {
        var arguments = UNZIP.read(call.arguments());
        if (arguments.has("-l", "-v", "-t", "-z", "-Z", "-p", "-c")) {
            return Ruling.ALLOW;
        }
        return Ruling.writing(List.of(everythingIn(arguments.value("-d"))))
                .and(arguments.ruling("unzip", UNZIP))
                .and(
                        arguments.doubtful().isEmpty()
                                ? Ruling.ALLOW
                                : Ruling.silent("unzip: which files is not certain"));
    }

    /// Whatever an archive holds may appear in the directory.
    private static Touch everythingIn(Optional<Word> directory) {
        return Touch.tree(directory.orElse(new Word.Literal(".")));
    }

    static Ruling dd(Call call) {
        var touches = new ArrayList<Touch>();
        for (var word : call.arguments()) {
            var start = Options.start(word);
            if (start.startsWith("of=")) {
                touches.add(Touch.file(Options.rest(word, 3)));
            } else if (!(word instanceof Word.Literal) && !start.contains("=")) {
                return Ruling.silent("dd %s may name a file to write".formatted(word.shown()));
            }
        }
        return Ruling.writing(touches);
    }
}
