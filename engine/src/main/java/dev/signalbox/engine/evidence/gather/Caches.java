package dev.signalbox.engine.evidence.gather;

import dev.signalbox.engine.evidence.gather.Provisions.Cache;
import dev.signalbox.engine.sandbox.BoxSpec;
import dev.signalbox.engine.sandbox.BoxUser;
import dev.signalbox.engine.sandbox.HostCommand;
import dev.signalbox.kernel.workflow.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The caches of builds: the user's own, and one for each repository that `prepare` fills.
///
/// Boxes of an ordinary user see the user's own caches, and write to nothing of them. Boxes of a root engine cannot
/// reach root's home; they see a copy that the engine keeps. `prepare` runs code of the project with a network, so what
/// it fetches goes to a cache of that repository alone, where it cannot harm others. Files beside the caches, such as
/// settings with passwords, are never seen.
final class Caches {
    /// Directories that hold settings and credentials too, and the parts of them that are caches.
    private static final Map<String, List<String>> PARTS = Map.of(
            ".m2", List.of(".m2/repository", ".m2/wrapper"),
            ".gradle", List.of(".gradle/caches", ".gradle/wrapper"),
            ".cargo", List.of(".cargo/registry", ".cargo/git"),
            ".npm", List.of(".npm/_cacache"));

    private static final long MAX_COPY = 3L << 30;
    private static final Duration COPY_TIME = Duration.ofMinutes(10);

    private final ProvisionSettings settings;
    private final BoxUser user;

    Caches(ProvisionSettings settings, BoxUser user) {
        this.settings = settings;
        this.user = user;
    }

    /// The user's own caches, as far as there are any.
    List<Cache> ofUser(Profile profile) throws InterruptedException {
        return settings.sharesUser(user) ? existing(settings.userHome(), profile) : copied(profile);
    }

    /// Those of one repository, as far as `prepare` has filled them.
    List<Cache> ofProject(Path repository, Profile profile) {
        return existing(projectDirectory(repository), profile);
    }

    /// Those of one repository, made if they are not there.
    List<Cache> toFill(Path repository, Profile profile) {
        var directory = projectDirectory(repository);
        return paths(profile)
                .map(path -> new Cache(made(directory, path), BoxSpec.HOME.resolve(path)))
                .toList();
    }

    private Path projectDirectory(Path repository) {
        var name = repository.toAbsolutePath().normalize();
        var last = name.getFileName() == null ? "root" : name.getFileName().toString();
        return settings.caches()
                .resolve("projects")
                .resolve(last.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + Names.digest(name.toString()));
    }

    private static Stream<String> paths(Profile profile) {
        return profile.caches().stream()
                .flatMap(cache -> PARTS.getOrDefault(cache, List.of(cache)).stream())
                .distinct();
    }

    private static List<Cache> existing(Path home, Profile profile) {
        return paths(profile)
                .filter(path -> Files.isDirectory(home.resolve(path)))
                .map(path -> new Cache(real(home.resolve(path)), BoxSpec.HOME.resolve(path)))
                .toList();
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot reach " + directory, failure);
        }
    }

    /// Copies what is new in root's caches; what is there already stays.
    private List<Cache> copied(Profile profile) throws InterruptedException {
        var seed = settings.caches().resolve("seed");
        var lockFile = made(settings.caches(), "seed").resolve(".lock");
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            for (var path : paths(profile).toList()) {
                var source = settings.userHome().resolve(path);
                if (Files.isDirectory(source) && size(source) <= MAX_COPY) {
                    copy(source, made(seed, path));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot copy the caches of builds to " + seed, failure);
        }
        return existing(seed, profile);
    }

    private void copy(Path source, Path target) throws InterruptedException {
        run(List.of("cp", "-a", "-n", "--reflink=auto", "-T", "--", source.toString(), target.toString()));
        run(List.of("chown", "-hRP", user.uid() + ":" + user.gid(), "--", target.toString()));
        run(List.of("chmod", "-R", "u+rwX", "--", target.toString()));
    }

    private static void run(List<String> command) throws InterruptedException {
        var result = HostCommand.of(Path.of("/"), command).within(COPY_TIME).run();
        if (!result.succeeded()) {
            throw new GatheringFailure("'%s' failed: %s"
                    .formatted(String.join(" ", command), result.stderr().text().strip()));
        }
    }

    private static long size(Path directory) throws InterruptedException {
        var answer = HostCommand.of(directory, List.of("du", "-sb", "."))
                .within(COPY_TIME)
                .run();
        var digits = answer.stdout().text().split("\\s", 2)[0];
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : Long.MAX_VALUE;
    }

    /// A directory that the boxes' user owns, below one that only it and the engine can go through.
    private Path made(Path root, String path) {
        try {
            Files.createDirectories(settings.caches());
            var directory = root;
            claim(directory);
            for (var name : Path.of(path)) {
                directory = directory.resolve(name);
                claim(directory);
            }
            return directory;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make the cache " + root.resolve(path), failure);
        }
    }

    private void claim(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        if (!settings.sharesUser(user)) {
            Files.setAttribute(directory, "unix:uid", user.uid());
            Files.setAttribute(directory, "unix:gid", user.gid());
        }
    }
}
