package dev.signalbox.engine.workspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// The contents of a commit's files, read in batches.
final class Blobs {
    private static final int BATCH = 32 << 20;
    private static final int MAX_BLOB = 512 << 20;

    /// A file or link of a commit; links have mode `120000`.
    ///
    /// @param size in bytes
    record Entry(String mode, String object, long size, String path) {
        boolean isLink() {
            return mode.equals("120000");
        }
    }

    private Blobs() {}

    /// The files and links of a commit; submodules are none.
    static List<Entry> list(Git git, String commit, Predicate<String> which) {
        return git.pieces("ls-tree", "-r", "-z", "-l", "--full-tree", commit).stream()
                .map(Blobs::entry)
                .filter(entry -> !entry.mode.equals("160000") && which.test(entry.path))
                .toList();
    }

    /// Hands out the content of each entry, in order.
    ///
    /// @throws WorkspaceFailure if a file has more than 512 MiB
    static void read(Git git, List<Entry> entries, BiConsumer<Entry, byte[]> reader) {
        var batch = new ArrayList<Entry>();
        var size = 0L;
        for (var entry : entries) {
            if (entry.size > MAX_BLOB) {
                throw new WorkspaceFailure(
                        "'%s' has %,d bytes; the limit is %,d".formatted(entry.path, entry.size, MAX_BLOB));
            }
            if (size + entry.size > BATCH && !batch.isEmpty()) {
                readBatch(git, batch, reader);
                batch.clear();
                size = 0;
            }
            batch.add(entry);
            size += entry.size;
        }
        readBatch(git, batch, reader);
    }

    /// `100644 blob <id> <size><TAB>path`, the size padded with blanks.
    private static Entry entry(String line) {
        var tab = line.indexOf('\t');
        var words = line.substring(0, tab).split(" +", -1);
        var size = words[3].equals("-") ? 0 : Long.parseLong(words[3]);
        return new Entry(words[0], words[2], size, line.substring(tab + 1));
    }

    /// Each answer is a line `<id> blob <size>`, the bytes, and a line feed.
    private static void readBatch(Git git, List<Entry> batch, BiConsumer<Entry, byte[]> reader) {
        if (batch.isEmpty()) {
            return;
        }
        var ids = new StringBuilder();
        var expected = 0L;
        for (var entry : batch) {
            ids.append(entry.object).append('\n');
            expected += entry.size + 128;
        }
        // Half of what is kept is the beginning, and all of it has to be.
        var answer = git.keeping((int) Math.min(Integer.MAX_VALUE - 8L, 2 * expected))
                .bytes(ids.toString(), "cat-file", "--batch");
        var at = 0;
        for (var entry : batch) {
            while (answer[at] != '\n') {
                at++;
            }
            at++;
            var end = at + (int) entry.size;
            reader.accept(entry, Arrays.copyOfRange(answer, at, end));
            at = end + 1;
        }
    }
}
