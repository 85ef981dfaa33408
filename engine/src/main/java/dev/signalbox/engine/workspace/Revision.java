package dev.signalbox.engine.workspace;

import dev.signalbox.kernel.artifact.Evidence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// One commit of a run, to be looked at. Everything here comes from git's data and nothing from files, so it stays
/// true whatever a worker does meanwhile.
public final class Revision {
    private final Git git;
    private final String commit;

    Revision(Git git, String commit) {
        this.git = git;
        this.commit = commit;
    }

    public String commit() {
        return commit;
    }

    /// Id of the commit's tree.
    public String tree() {
        return git.line("rev-parse", "--verify", "--end-of-options", commit + "^{tree}");
    }

    /// The files that differ between an earlier commit and this one.
    public Evidence.Changes changesSince(String base) {
        return new Evidence.Changes(
                base,
                TreeDiff.between(git, base, commit).stream()
                        .map(TreeDiff.Entry::change)
                        .toList());
    }

    /// The unified diff since an earlier commit.
    ///
    /// @param context lines around each change
    /// @param maxBytes after so many bytes it ends, with a line that says so
    public String diffSince(String base, int context, int maxBytes) {
        var command = new String[] {
            "diff-tree",
            "-r",
            "-p",
            "-U" + context,
            "--no-color",
            "--no-renames",
            "--no-ext-diff",
            "--no-textconv",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            base,
            commit
        };
        // The beginning and the end are kept in halves; only the beginning is wanted.
        var result = git.keeping(Math.max(2, 2 * maxBytes)).attempt("", command);
        if (!result.succeeded()) {
            throw git.failure(result, command);
        }
        var output = result.stdout();
        var text = new String(output.head(), StandardCharsets.UTF_8);
        return output.total() <= output.head().length
                ? text
                : text + "\n[... the diff has %,d bytes in all ...]\n".formatted(output.total());
    }

    /// Paths of all files and links of the commit.
    public List<String> paths() {
        return git.pieces("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit);
    }

    /// SHA-256 of the files and links whose path the filter accepts, lower-case hex by path. A link counts by its
    /// target and never equals a file.
    public Map<String, String> digests(Predicate<String> which) {
        Map<String, String> digests = new TreeMap<>();
        Blobs.read(git, Blobs.list(git, commit, which), (entry, content) -> {
            var digest = sha256();
            if (entry.isLink()) {
                digest.update("link\0".getBytes(StandardCharsets.UTF_8));
            }
            digests.put(entry.path(), HexFormat.of().formatHex(digest.digest(content)));
        });
        return digests;
    }

    /// The texts of the plain files whose path the filter accepts, by path; files beyond the bound are left out.
    public Map<String, String> texts(Predicate<String> which, int maxBytes) {
        var wanted = Blobs.list(git, commit, which).stream()
                .filter(entry -> !entry.isLink() && entry.size() <= maxBytes)
                .toList();
        Map<String, String> texts = new TreeMap<>();
        Blobs.read(
                git, wanted, (entry, content) -> texts.put(entry.path(), new String(content, StandardCharsets.UTF_8)));
        return texts;
    }

    /// Paths of the plain files that have more bytes than the bound.
    public List<String> longerThan(Predicate<String> which, int bytes) {
        return Blobs.list(git, commit, which).stream()
                .filter(entry -> !entry.isLink() && entry.size() > bytes)
                .map(Blobs.Entry::path)
                .toList();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
