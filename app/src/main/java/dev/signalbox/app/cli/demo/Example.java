package dev.signalbox.app.cli.demo;

import dev.signalbox.app.cli.Stop;
import dev.signalbox.engine.config.Fields;
import dev.signalbox.engine.config.Yaml;
import dev.signalbox.engine.config.YamlNode;
import dev.signalbox.engine.sandbox.HostCommand;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.artifact.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An example on disk: a project, a task, a transcript.
final class Example {
    private Example() {}

    /// The task of an example.
    record Task(String title, String description, List<String> requirements, List<String> constraints) {}

    static Task task(Path example) {
        var file = example.resolve("task.yaml");
        try {
            return switch (Yaml.parse(file.toString(), Files.readString(file))) {
                case Checked.Sound<YamlNode> sound -> task(sound.value(), file);
                case Checked.Faulty<YamlNode>(var problems) -> throw Stop.failed(problems.toString(), "restore it");
            };
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot read " + file, cause);
        }
    }

    private static Task task(YamlNode node, Path file) {
        var problems = new Problems(file.toString());
        var fields = Fields.of(node, "a task", problems);
        var task = new Task(
                fields.text("title", ""),
                fields.text("description", ""),
                words(fields.texts("requirements")),
                words(fields.texts("constraints")));
        if (!problems.isEmpty()) {
            throw Stop.failed(problems.list().toString(), "restore it");
        }
        return task;
    }

    private static List<String> words(List<Located<String>> located) {
        return located.stream().map(Located::value).toList();
    }

    /// A fresh repository with the example's project in it, in a temporary directory.
    static Path copy(Path example) throws InterruptedException {
        try {
            var directory = Files.createTempDirectory("signalbox-demo-");
            copy(example.resolve("project"), directory);
            git(directory, "init", "-q", "-b", "main");
            git(directory, "add", "-A");
            git(directory, "commit", "-q", "-m", "The project as it is");
            return directory;
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot copy the example " + example, cause);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void git(Path directory, String... words) throws InterruptedException {
        var command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        var result = HostCommand.of(directory, command)
                .withEnvironment(Map.of(
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "GIT_AUTHOR_NAME", "Signalbox demo",
                        "GIT_AUTHOR_EMAIL", "demo@localhost",
                        "GIT_COMMITTER_NAME", "Signalbox demo",
                        "GIT_COMMITTER_EMAIL", "demo@localhost"))
                .run();
        if (!result.succeeded()) {
            throw Stop.failed(
                    "git %s failed: %s"
                            .formatted(words[0], result.stderr().text().strip()),
                    "install git");
        }
    }
}
