package dev.signalbox.kernel.shell.rule;

import java.util.Map;

/// Utilities that only read, with the options by which some of them could do more.
final class Readers {
    private static final String TABLE = """
            cat tac nl head tail wc cut paste tr rev fold fmt expand unexpand comm join column pr od hexdump hd | reads
            strings base32 base64 md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum cksum sum tsort | reads
            ls dir vdir stat readlink realpath basename dirname pwd du df free uptime ps pgrep pidof lscpu | reads
            echo true false : seq sleep cal whoami id groups uname arch nproc logname printenv users who tty | reads
            which whereis type locale getconf cmp diff grep egrep fgrep zcat bzcat xzcat jq expr factor numfmt | reads
            cloc tokei scc diffstat clear tput pathchk envsubst | reads
            date | reads | -s! --set! -d: --date: -f: --file: -r: --reference:
            file | reads | -C! --compile! -m: --magic-file: -f: --files-from: -F: --separator: -e: --exclude: -P:
            sort | reads | -o> --output> -T> --temporary-directory> --compress-program! -k: --key: -t: |
              --field-separator: -S: --buffer-size: --batch-size: --parallel: --files0-from: --random-source:
            shuf | reads | -o> --output> -n: --head-count: -i: --input-range: --random-source:
            uniq | filters | -f: --skip-fields: -s: --skip-chars: -w: --check-chars:
            xxd | filters | -c: -g: -l: -s: -o: -n:
            sdiff | reads | -o> --output> --diff-program! -W: --width: -I: --ignore-matching-lines:
            diff3 | reads | --diff-program!
            tree | reads | -o> -R! -L: -P: -I: -H: -T: --charset: --filelimit:
            rg | reads | --pre! --hostname-bin! -e: --regexp: -f: --file: -g: --glob: --iglob: -t: --type: -T: |
              --type-not: --type-add: -A: -B: -C: -m: --max-count: -M: --max-columns: -j: --threads: -r: --replace: |
              -d: --max-depth: --context-separator: --colors: --color: --engine: --encoding: -E: --sort: --sortr: |
              --pre-glob: --path-separator: --ignore-file: --max-filesize: --dfa-size-limit: --regex-size-limit:
            ag | reads | --pager! -A: -B: -C: -G: -g: -m: --ignore: --ignore-dir: --depth: -p: --path-to-ignore:
            bat batcat | reads | --pager! -l: --language: -r: --line-range: -H: --highlight-line: --style: --theme: |
              --paging: --color: --wrap: --tabs: -m: --map-syntax: --terminal-width: --decorations: --file-name:
            fd fdfind | reads | -x! --exec! -X! --exec-batch! -d: --max-depth: -t: --type: -e: --extension: |
              -E: --exclude: -S: --size: -c: --color: -j: --threads: --search-path: --base-directory: -o: --owner:
            yq | reads | -i? --inplace? --in-place? -s? --split-exp? --split-exp-file?
            """;

    private Readers() {}

    static Map<String, CommandRule> rules() {
        return ProgramTable.read(TABLE, Options.Others.HARMLESS);
    }
}
