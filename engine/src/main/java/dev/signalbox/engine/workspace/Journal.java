package dev.signalbox.engine.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// What a delivery was about to do to the user's files, written before it does it and removed after. It lies in the
/// workspace, not in the user's repository.
///
/// @param repository git data of the user's repository
/// @param branch full name of the branch
/// @param from commit before
/// @param to commit after
record Journal(String repository, String branch, String from, String to) {

    static Optional<Journal> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var words = Files.readString(file).split("\0", -1);
            return words.length == 4
                    ? Optional.of(new Journal(words[0], words[1], words[2], words[3]))
                    : Optional.empty();
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot read " + file, failure);
        }
    }

    void write(Path file) {
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, String.join("\0", repository, branch, from, to));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot write " + file, failure);
        }
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot delete " + file, failure);
        }
    }
}
