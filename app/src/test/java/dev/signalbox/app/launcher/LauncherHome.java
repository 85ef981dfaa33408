package dev.signalbox.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A directory laid out like a checkout, whose `java`, `jar` and `mvn` are scripts that say what they were asked.
///
/// @param root holds the launcher and its scripts as they are in the repository
/// @param jdk looks like a JDK to the launcher
/// @param log has one line for each call of a scripted program
record LauncherHome(Path root, Path jdk, Path log) {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> LAUNCHER = List.of(
            "signalbox",
            "scripts/find-jdk",
            "scripts/build-app",
            "scripts/train-start",
            "config/java-options",
            "config/server-options");
    private static final List<String> MODULES = List.of("kernel", "sdk", "engine", "app");

    /// What a start printed, and how it ended.
    record Start(int exit, String output) {}

    static LauncherHome in(Path directory) throws IOException {
        var home = new LauncherHome(
                directory.resolve("home with space"), directory.resolve("jdk"), directory.resolve("log"));
        for (var file : LAUNCHER) {
            var copy = home.root.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(REPOSITORY.resolve(file), copy);
            assertThat(copy.toFile().setExecutable(true)).isTrue();
        }
        Files.createFile(home.root.resolve("pom.xml"));
        for (var module : MODULES) {
            Files.createDirectories(home.root.resolve(module).resolve("src/main"));
            Files.createFile(home.root.resolve(module).resolve("pom.xml"));
        }
        home.installJdk("25.0.1+8");
        home.installMaven("exit 0");
        return home;
    }

    /// Makes the JDK one of this build, with a `java` that writes a start-up cache when asked to.
    void installJdk(String build) throws IOException {
        var version = build.replaceFirst("\\+.*", "");
        Files.createDirectories(jdk);
        Files.writeString(
                jdk.resolve("release"),
                "IMPLEMENTOR_VERSION=\"Made-%s\"\nJAVA_RUNTIME_VERSION=\"%s\"\nJAVA_VERSION=\"%s\"\n"
                        .formatted(build, build, version));
        script(jdk.resolve("bin/java"), """
                echo "java $*" >>'%s'
                for word in "$@"; do
                    case $word in
                    -XX:AOTCacheOutput=*) echo learned >"${word#*=}" ;;
                    last=*) printf 'java got [%%s]\\n' "$word"; exit 7 ;;
                    esac
                done
                """.formatted(log));
        script(jdk.resolve("bin/javac"), "exit 1");
        script(jdk.resolve("bin/jar"), "mkdir -p \"${3%/*}\"; echo native >\"$3\"");
    }

    /// Makes a `mvn` that leaves what the build leaves, and then ends as told.
    void installMaven(String ending) throws IOException {
        script(root.resolve("tools/mvn"), """
                echo "mvn $*" >>'%s'
                mkdir -p '%s/app/target/lib'
                cd '%s/app/target'
                for jar in signalbox-app-1 lib/signalbox-kernel-1 lib/sqlite-jdbc-3 lib/tree-sitter-0 lib/tree-sitter-bash-0; do
                    echo jar >$jar.jar
                done
                %s
                """.formatted(log, root, root, ending));
    }

    void becomeCheckout() throws IOException {
        Files.createDirectories(root.resolve(".git"));
    }

    void changeSource() throws IOException {
        var source = root.resolve("kernel/src/main/Changed.java");
        Files.writeString(source, "changed");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    }

    Start start(String... args) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(root.resolve("signalbox").toString()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("PATH", root.resolve("tools") + ":/usr/bin:/bin");
        builder.environment().keySet().removeIf(name -> name.startsWith("SIGNALBOX_"));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Start(process.exitValue(), output);
    }

    /// The calls so far of one of the scripted programs.
    List<String> calls(String program) throws IOException {
        if (!Files.exists(log)) {
            return List.of();
        }
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith(program + " "))
                .toList();
    }

    private static void script(Path path, String body) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "#!/bin/sh\nset -e\n" + body + "\n");
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }
}
