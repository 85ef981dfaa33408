package dev.signalbox.kernel.shell.rule;

import java.util.Map;

/// Utilities that write files which their arguments name. An option that is not listed here is not known to be
/// harmless.
final class FileUtilities {
    private static final String TABLE = """
            cp | copies | -a -b -d -f -i -H -L -n -P -p -R -r -T -u -v -x -l! -s! -S: -t: --archive |
              --attributes-only --backup= --copy-contents --dereference --force --interactive --link! --no-clobber |
              --no-dereference --parents --preserve= --no-preserve= --recursive --reflink= --remove-destination |
              --sparse= --strip-trailing-slashes --symbolic-link! --suffix: --target-directory: --verbose |
              --no-target-directory --update= --one-file-system --debug
            mv | moves | -b -f -i -n -T -u -v -S: -t: --backup= --force --interactive --no-clobber --suffix: |
              --no-target-directory --strip-trailing-slashes --target-directory: --update= --verbose --debug
            ln | links | -b -f -i -L -n -P -r -s -T -v -S: -t: --backup= --force --interactive --logical |
              --no-dereference --no-target-directory --physical --relative --suffix: --symbolic |
              --target-directory: --verbose
            install | installs | -b -c -C -d -D -p -T -v -g: -m: -o: -S: -t: -s! --strip! --strip-program! |
              --backup= --compare --directory --group: --mode: --no-target-directory --owner: |
              --preserve-timestamps --suffix: --target-directory: --verbose
            rm | removes | -d -f -i -I -r -R -v --dir --force --interactive= --one-file-system --recursive --verbose |
              --preserve-root= --no-preserve-root!
            rmdir | writes | -p -v --ignore-fail-on-non-empty --parents --verbose
            unlink | writes
            mkdir | makes | -m: -p -v --mode: --parents --verbose
            touch | writes | -a -c -d: -f -h -m -r: -t: --no-create --date: --no-dereference --reference: --time:
            truncate | writes | -c -o -r: -s: --no-create --io-blocks --reference: --size:
            tee | writes | -a -i -p --append --ignore-interrupts --output-error=
            chmod | changes | -c -f -R -v -w -r -x --changes --quiet --silent --verbose --no-preserve-root! |
              --preserve-root --reference: --recursive
            """;

    private FileUtilities() {}

    static Map<String, CommandRule> rules() {
        return ProgramTable.read(TABLE, Options.Others.UNSURE);
    }
}
