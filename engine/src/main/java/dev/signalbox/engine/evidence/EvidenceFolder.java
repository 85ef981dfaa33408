package dev.signalbox.engine.evidence;

import dev.signalbox.engine.evidence.Envelope.Opened;
import dev.signalbox.engine.token.Signer;
import dev.signalbox.engine.token.Verifier;
import dev.signalbox.kernel.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The signed statements of one run, as files `0001-<name>.json` and on. Each names the digest of the one before it, so
/// that none can be changed, left out or put elsewhere unseen; the digest of the last one stands in the run's commit.
///
/// The files can be verified anywhere with nothing but the public key.
public final class EvidenceFolder {
    private static final String STATEMENT = "https://in-toto.io/Statement/v1";
    private static final String PREDICATE = "https://signalbox.dev/evidence/v1";
    private static final String NONE = "";
    private static final int MOST_BYTES = 16 << 20;

    private final Path directory;

    public EvidenceFolder(Path directory) {
        this.directory = directory;
    }

    /// What a statement is about: a state of the run's tree.
    public record Subject(String run, String commit, String tree) {}

    /// Signs a statement and keeps it.
    ///
    /// @param name what it is about, for the file's name
    /// @param predicate what was seen
    /// @return SHA-256 of the envelope's text, lower-case hex
    /// @throws EvidenceFailure if it cannot be written
    public synchronized String add(String name, Subject subject, Json.Obj predicate, Signer signer) {
        var files = files();
        var previous = files.isEmpty() ? NONE : Digests.sha256(read(files.getLast()));
        var text = Envelope.seal(
                Json.obj()
                        .with("_type", Json.of(STATEMENT))
                        .with(
                                "subject",
                                new Json.Arr(List.of(
                                        subject("git-commit", subject.run, "gitCommit", subject.commit),
                                        subject("git-tree", subject.run, "gitTree", subject.tree))))
                        .with("predicateType", Json.of(PREDICATE))
                        .with("predicate", predicate.with("previous", Json.of(previous))),
                signer);
        write(directory.resolve("%04d-%s.json".formatted(files.size() + 1, plain(name))), text);
        return Digests.sha256(text);
    }

    private static Json subject(String kind, String run, String algorithm, String digest) {
        return Json.obj()
                .with("name", Json.of(kind + ":" + run))
                .with("digest", Json.obj().with(algorithm, Json.of(digest)));
    }

    /// One statement as it was found.
    ///
    /// @param problem why it is not what was signed; empty if it is
    public record Found(String file, String digest, Optional<Json> statement, Optional<String> problem) {}

    /// Every statement, verified: its signature, and its place in the order.
    public List<Found> verify(Verifier verifier) {
        var found = new ArrayList<Found>();
        var previous = NONE;
        for (var file : files()) {
            var text = read(file);
            found.add(verified(file, text, previous, found.size() + 1, verifier));
            previous = Digests.sha256(text);
        }
        return found;
    }

    /// Why the folder does not end with the statement that a commit of the run names, if it does not: signatures and
    /// order cannot tell that statements were cut off the end.
    ///
    /// @param digest SHA-256 of the envelope's text, from the trailer `Signalbox-Evidence`
    public Optional<String> endProblem(String digest) {
        var files = files();
        var wanted = digest.startsWith("sha256:") ? digest.substring("sha256:".length()) : digest;
        if (files.isEmpty()) {
            return Optional.of("there is no statement in " + directory);
        }
        return Digests.sha256(read(files.getLast())).equals(wanted)
                ? Optional.empty()
                : Optional.of("the last statement, %s, is not the one that the commit names"
                        .formatted(files.getLast().getFileName()));
    }

    private static Found verified(Path file, String text, String previous, int place, Verifier verifier) {
        var name = String.valueOf(file.getFileName());
        var digest = Digests.sha256(text);
        return switch (Envelope.open(text, verifier)) {
            case Opened.Refused(var why) -> new Found(name, digest, Optional.empty(), Optional.of(why));
            case Opened.Genuine(var statement) -> {
                var named = statement.at("predicate").flatMap(seen -> seen.text("previous"));
                var inPlace = named.equals(Optional.of(previous)) && name.startsWith("%04d-".formatted(place));
                yield new Found(
                        name,
                        digest,
                        Optional.of(statement),
                        inPlace ? Optional.empty() : Optional.of("the statement before it is missing or another one"));
            }
        };
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var entries = Files.list(directory)) {
            return entries.filter(file -> file.getFileName().toString().matches("[0-9]{4}-.*\\.json"))
                    .sorted()
                    .toList();
        } catch (IOException cause) {
            throw new EvidenceFailure("cannot list the evidence in " + directory, cause);
        }
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new EvidenceFailure("%s is larger than %d bytes".formatted(file, MOST_BYTES));
            }
            return Files.readString(file);
        } catch (IOException cause) {
            throw new EvidenceFailure("cannot read the evidence " + file, cause);
        }
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(directory);
            var half = directory.resolve(file.getFileName() + ".new");
            Files.writeString(half, text);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw new EvidenceFailure("cannot write the evidence " + file, cause);
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
