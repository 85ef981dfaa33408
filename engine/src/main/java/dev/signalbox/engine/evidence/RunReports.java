package dev.signalbox.engine.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The files of a run that other tools read: `gates.xml` (JUnit XML) and `reviews.sarif`. They are written anew as the
/// run goes, each in one step, and hold nothing that the log does not.
///
/// @param directory the run's own
public record RunReports(Path directory) {

    /// Replaces the report of the gates.
    ///
    /// @throws EvidenceFailure if it cannot be written
    public void gates(String xml) {
        write("gates.xml", xml);
    }

    /// Replaces the findings of the reviews.
    ///
    /// @throws EvidenceFailure if it cannot be written
    public void reviews(String sarif) {
        write("reviews.sarif", sarif);
    }

    private void write(String name, String text) {
        var file = directory.resolve(name);
        try {
            Files.createDirectories(directory);
            var fresh = directory.resolve(name + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new EvidenceFailure("cannot write " + file, cause);
        }
    }
}
