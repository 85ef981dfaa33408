package dev.signalbox.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// In a box that may write tests only, nothing else changes, whatever a command tries. Run in every box that this
/// machine can build.
final class EscapeTest {

    private static final WriteRules TESTS = WriteRules.only(List.of("src/test/**"));
    private static final String SOURCE = "src/main/java/Main.java";

    /// Ways to write the source, by name. `W` is the workspace.
    private static final Map<String, String> ATTEMPTS = Map.ofEntries(
            Map.entry("host path", "echo x > $HOST/src/main/java/Main.java; echo x > $HOST/pom.xml"),
            Map.entry("redirect", "echo x > src/main/java/Main.java"),
            Map.entry("append", "echo x >> $W/src/main/java/Main.java"),
            Map.entry("python", "python3 -c 'open(\"src/main/java/Main.java\",\"w\").write(\"x\")'"),
            Map.entry("new file", "touch src/main/java/New.java"),
            Map.entry("remove", "rm -f src/main/java/Main.java"),
            Map.entry("symlink", "ln -s ../main/java src/test/l; echo x > src/test/l/Main.java"),
            Map.entry("absolute symlink", "ln -s $W/src/main/java/Main.java src/test/m; echo x > src/test/m"),
            Map.entry("hard link", "ln src/main/java/Main.java src/test/h; echo x > src/test/h"),
            Map.entry("rename of a directory", "mv src/main src/test/main; echo x > src/test/main/java/Main.java"),
            Map.entry("rename of the mount", "mv src/test src/gone; mkdir src/test"),
            Map.entry("exchange", "mv src src2; mkdir -p src/main/java; echo x > src/main/java/Main.java"),
            Map.entry("move into", "echo x > src/test/n; mv -f src/test/n src/main/java/Main.java"),
            Map.entry("copy", "echo x > src/test/n; cp -f src/test/n src/main/java/Main.java"),
            Map.entry("background", "(sleep 0.3; echo x > src/main/java/Main.java; touch src/test/late) & disown"),
            Map.entry("detached", "setsid nohup sh -c 'sleep 0.3; echo x > src/main/java/Main.java' &"),
            Map.entry("checkout", "git checkout other -- src; git checkout -f other; git stash"),
            Map.entry("git directory", "echo x > .git/hooks/pre-commit; echo x >> .git/config; rm -rf .git/hooks"),
            Map.entry("git write", "git config core.hooksPath /tmp/h; git commit --allow-empty -m x; git tag t"),
            Map.entry("worktree", "git --work-tree=src/test --git-dir=.git checkout other -- ."),
            Map.entry("own root", "echo x > /proc/self/root$W/src/main/java/Main.java"),
            Map.entry("root of the first process", "echo x > /proc/1/root$W/src/main/java/Main.java"),
            Map.entry("working directory", "cd src/test; echo x > /proc/self/cwd/../main/java/Main.java"),
            Map.entry("open descriptor", "exec 5<src/main/java/Main.java; echo x > /proc/self/fd/5"),
            Map.entry("bind mount", "mount --bind src/test src/main; mount -o remount,rw $W; echo x > " + SOURCE),
            Map.entry("unmount", "umount -l src/test; umount -l $W; echo x > " + SOURCE),
            Map.entry("namespace", "unshare -Urm sh -c 'mount -o remount,bind,rw '$W'; echo x > " + SOURCE + "'"),
            Map.entry("chmod", "chmod -R 777 . ; chattr -i " + SOURCE + "; echo x > " + SOURCE),
            Map.entry("chown", "chown -R $(id -u) . ; echo x > " + SOURCE),
            Map.entry("truncate", "truncate -s 0 " + SOURCE + "; dd if=/dev/zero of=" + SOURCE + " count=1"),
            Map.entry("sudo", "sudo -n sh -c 'echo x > " + SOURCE + "'; su -c true"),
            Map.entry("fallocate", "python3 -c 'import os; os.truncate(\"src/main/java/Main.java\", 0)'"),
            Map.entry("utime and modes", "touch " + SOURCE + "; setfattr -n user.a -v b " + SOURCE),
            Map.entry("perl in place", "perl -pi -e 's/class/x/' " + SOURCE + "; sed -i s/class/x/ " + SOURCE),
            Map.entry("tar", "tar -C src/test -cf /tmp/t.tar java; tar -C src/main -xf /tmp/t.tar"));

    private static Workspaces workspaces;

    @BeforeAll
    static void open() {
        workspaces = Workspaces.create();
    }

    @AfterAll
    static void close() {
        workspaces.close();
    }

    private static Path repository() throws Exception {
        Path workspace = workspaces.maven();
        for (String command : List.of(
                "git init -q",
                "git add -A",
                "git commit -q -m one",
                "git checkout -q -b other",
                "git commit -q --allow-empty -m two",
                "git rm -q -r src/main",
                "git commit -q -m three",
                "git checkout -q -")) {
            HostCommand.Result result = HostCommand.of(workspace, List.of("sh", "-c", command))
                    .as(workspaces.settings().rootUser())
                    .withEnvironment(Map.of(
                            "HOME", workspaces.root().toString(),
                            "GIT_AUTHOR_NAME", "a",
                            "GIT_AUTHOR_EMAIL", "a@b",
                            "GIT_COMMITTER_NAME", "a",
                            "GIT_COMMITTER_EMAIL", "a@b"))
                    .run();
            assertThat(result.stderr().text() + result.exitCode()).isEqualTo("0");
        }
        return workspace;
    }

    /// Everything in the workspace but the tests: content, kind, rights and owner.
    private static Map<String, String> fingerprint(Path workspace) throws Exception {
        try (Stream<Path> all = Files.walk(workspace)) {
            Map<String, String> facts = new java.util.TreeMap<>();
            for (Path path : all.filter(p -> !p.startsWith(workspace.resolve("src/test")))
                    .toList()) {
                FileFacts of = FileFacts.of(path).orElseThrow();
                String content = of.kind() == FileKind.FILE
                        ? Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1)
                        : "";
                facts.put(workspace.relativize(path).toString(), of.mode() + " " + of.owner() + " " + content);
            }
            return facts;
        }
    }

    @TestFactory
    Stream<DynamicTest> a_box_for_tests_holds_against() {
        return Boxes.each(workspaces.settings())
                .flatMap(sandbox -> ATTEMPTS.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(attempt -> DynamicTest.dynamicTest(
                                sandbox.containment() + ": " + attempt.getKey(),
                                () -> holdsAgainst(sandbox, attempt.getValue()))));
    }

    private static void holdsAgainst(Sandbox sandbox, String attempt) throws Exception {
        // Given
        Path workspace = repository();
        Map<String, String> before = fingerprint(workspace);
        BoxSpec spec = BoxSpec.bash(workspace, TESTS, "W=$PWD\n" + attempt + "\ntouch $W/src/test/alive")
                .withEnvironment(Map.of("HOST", workspace.toString()));

        // When
        Outcome outcome = sandbox.run(spec, OutputSink.none());
        Thread.sleep(attempt.contains("sleep") ? 600 : 0);

        // Then
        assertThat(fingerprint(workspace)).isEqualTo(before);
        assertThat(workspace.resolve("src/test/late")).doesNotExist();
        assertThat(outcome.ending()).isEqualTo(Outcome.Ending.EXITED);
        assertThat(workspace.resolve("src/test/alive")).exists();
    }

    @TestFactory
    Stream<DynamicTest> a_read_only_box_changes_nothing() {
        return Boxes.each(workspaces.settings())
                .map(sandbox -> DynamicTest.dynamicTest(sandbox.containment().toString(), () -> {
                    // Given
                    Path workspace = repository();
                    Map<String, String> before = fingerprint(workspace);
                    String all = "W=$PWD\n" + String.join("\n", ATTEMPTS.values());
                    BoxSpec spec = BoxSpec.bash(workspace, WriteRules.readOnly(), all)
                            .withEnvironment(Map.of("HOST", workspace.toString()));

                    // When
                    sandbox.run(spec, OutputSink.none());

                    // Then
                    assertThat(fingerprint(workspace)).isEqualTo(before);
                    assertThat(Workspaces.names(workspace.resolve("src/test"))).containsExactly("java");
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_box_for_everything_but_tests_keeps_tests_and_settings() {
        return Boxes.each(workspaces.settings())
                .map(sandbox -> DynamicTest.dynamicTest(sandbox.containment().toString(), () -> {
                    // Given
                    Path workspace = repository();
                    WriteRules rules = new WriteRules(
                            List.of("**"), List.of("src/test/**", "**/.env*", "**/.claude/**"), WriteRules.GUARDED);
                    BoxSpec spec = BoxSpec.bash(workspace, rules, """
                            echo x > src/test/java/MainTest.java; mkdir -p src/test/java
                            rm -rf src/test; ln src/test/java/MainTest.java h && echo x > h
                            echo x > src/test/java/New.java; mkdir -p .claude sub/.claude; echo s > .claude/settings.json
                            echo s > sub/.claude/settings.json; echo h > .git/hooks/pre-commit; rm -rf .git/hooks
                            echo m > .mcp.json; echo e > .env.local; echo c > .signalbox/config.yaml
                            echo y > src/main/java/Main.java; mkdir -p target; echo z > target/out
                            """);

                    // When
                    Outcome outcome = sandbox.run(spec, OutputSink.none());

                    // Then
                    assertThat(outcome.ending()).isEqualTo(Outcome.Ending.EXITED);
                    assertThat(workspace.resolve("src/test/java/MainTest.java")).hasContent("class MainTest {}");
                    assertThat(Workspaces.names(workspace.resolve("src/test/java")))
                            .containsExactly("MainTest.java");
                    assertThat(workspace.resolve("src/main/java/Main.java")).hasContent("y");
                    assertThat(workspace.resolve("target/out")).hasContent("z");
                    assertThat(Workspaces.names(workspace.resolve(".git/hooks")))
                            .doesNotContain("pre-commit");
                    assertThat(Workspaces.names(workspace)).contains(".git", "pom.xml", "src", "target");
                    assertThat(workspace.resolve("sub/.claude")).doesNotExist();
                    assertThat(Workspaces.names(workspace))
                            .doesNotContain(".claude", ".mcp.json", ".env.local", ".signalbox");
                }));
    }

    @Test
    void a_hard_link_made_in_an_earlier_phase_does_not_lead_out_of_what_is_writable() throws Exception {
        assumeTrue(Host.program("bwrap").isPresent(), "bubblewrap is not installed");
        // Given
        Sandbox sandbox = Sandbox.open(workspaces.settings());
        Path workspace = repository();
        sandbox.run(
                BoxSpec.bash(workspace, WriteRules.allBut(List.of()), "ln src/main/java/Main.java src/test/h"),
                OutputSink.none());

        // When
        sandbox.run(BoxSpec.bash(workspace, TESTS, "echo x > src/test/h"), OutputSink.none());

        // Then
        assertThat(workspace.resolve(SOURCE)).hasContent("class Main {}");
        assertThat(workspace.resolve("src/test/h")).hasContent("x");
    }
}
