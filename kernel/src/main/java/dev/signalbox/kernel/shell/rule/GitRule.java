package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `git`, to read only. The engine commits when a run is complete; branches and remotes are its own.
final class GitRule {
    private static final Set<String> READING = Words.set("""
            status log diff show blame annotate ls-files ls-tree cat-file rev-parse rev-list describe shortlog grep
            name-rev merge-base for-each-ref show-ref show-branch count-objects whatchanged check-ignore check-attr
            diff-tree diff-index diff-files range-diff cherry var version --version merge-tree get-tar-commit-id
            stripspace check-ref-format patch-id
            """);

    /// Subcommands that read only with one of these as what follows; `` for nothing at all.
    private static final Map<String, Set<String>> PARTLY = Map.of(
            "stash", Set.of("list", "show"),
            "worktree", Set.of("list"),
            "notes", Set.of("list", "show"),
            "reflog", Set.of("", "show"),
            "submodule", Set.of("", "status", "summary"),
            "remote", Set.of("", "-v", "--verbose", "get-url"),
            "config", Set.of("--get", "--get-all", "--get-regexp", "--list", "-l", "list", "get"),
            "bisect", Set.of("log", "view"),
            "bundle", Set.of("verify", "list-heads"));

    private static final Options LISTING = new Options("""
            -a -r -v -vv -l -n= -i --list --show-current --all --remotes --verbose --contains: --no-contains:
            --merged:
            --no-merged: --sort: --format: --points-at: --column= --no-column --color= --no-color --abbrev=
            --ignore-case --no-abbrev -d! -D! -m! -M! -c! -C! -f! -u! --delete! --move! --copy! --force!
            --set-upstream-to! --unset-upstream! --edit-description! --create-reflog!
            """, Options.Others.UNSURE);
    private static final Options READ = new Options("""
            --output! --ext-diff! --exec! --upload-pack! --open-files-in-pager! --filters? --filter= --textconv?
            --text --show-signature?
            --help! --paginate!
            """, Options.Others.HARMLESS);
    private static final Set<String> HARMLESS_FIRST = Words.set("""
            --no-pager -P --no-optional-locks --literal-pathspecs --glob-pathspecs --noglob-pathspecs
            --icase-pathspecs --no-replace-objects --bare
            """);
    private static final String WRITES = "changes the repository: git is there to read, the engine commits";

    private GitRule() {}

    static Ruling judge(Call call) {
        var words = call.arguments();
        int at = 0;
        while (at < words.size()) {
            if (!(words.get(at) instanceof Word.Literal literal)) {
                return Ruling.silent("git %s is only known when it runs"
                        .formatted(words.get(at).shown()));
            }
            if (!literal.value().startsWith("-") || READING.contains(literal.value())) {
                return subcommand(literal.value(), words.subList(at + 1, words.size()));
            }
            if (literal.value().equals("-C")) {
                at += 2;
            } else if (HARMLESS_FIRST.contains(literal.value())) {
                at++;
            } else {
                return Ruling.deny("git %s can start other programs".formatted(literal.value()));
            }
        }
        return Ruling.ALLOW;
    }

    private static Ruling subcommand(String name, List<Word> words) {
        if (READING.contains(name)) {
            return reading(name, words);
        }
        if (name.equals("branch") || name.equals("tag")) {
            return listing(name, words);
        }
        var known = PARTLY.get(name);
        var next = words.isEmpty() ? "" : Options.start(words.getFirst());
        boolean certain = words.isEmpty() || words.getFirst() instanceof Word.Literal;
        return known != null && known.contains(next) && certain
                ? reading(name, words)
                : Ruling.deny("git %s %s".formatted(name, WRITES));
    }

    private static Ruling reading(String name, List<Word> words) {
        for (var word : words) {
            var start = Options.start(word);
            if (start.equals("--")) {
                break;
            }
            if (name.equals("grep") && start.startsWith("-O")) {
                return Ruling.deny("git grep -O starts a pager");
            }
            if (!(word instanceof Word.Literal) && "--".startsWith(start)) {
                return Ruling.silent(
                        "%s may turn out to be an option of git: put '--' before it".formatted(word.shown()));
            }
        }
        var arguments = READ.read(words.stream()
                .filter(word -> Options.start(word).startsWith("--"))
                .toList());
        return arguments.ruling("git " + name, READ);
    }

    /// A name alone makes a branch or tag; with one of the options for lists it is a pattern.
    private static Ruling listing(String name, List<Word> words) {
        var arguments = LISTING.read(words);
        boolean lists =
                arguments.has("-l", "--list", "--contains", "--no-contains", "--merged", "--no-merged", "--points-at");
        return arguments.operands().isEmpty() || lists
                ? arguments.ruling("git " + name, LISTING)
                : Ruling.deny("git %s %s".formatted(name, WRITES));
    }
}
