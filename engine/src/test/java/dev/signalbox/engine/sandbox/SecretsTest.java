package dev.signalbox.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What of the host a command in a box cannot see or reach.
final class SecretsTest {

    private static Workspaces workspaces;

    @BeforeAll
    static void open() {
        workspaces = Workspaces.create();
    }

    @AfterAll
    static void close() {
        workspaces.close();
    }

    private static Stream<DynamicTest> inEachBox(String text, Map<String, String> environment, Check check) {
        return Boxes.each(workspaces.settings())
                .map(sandbox -> DynamicTest.dynamicTest(sandbox.containment().toString(), () -> {
                    BoxSpec spec = BoxSpec.bash(workspaces.maven(), WriteRules.readOnly(), text)
                            .withEnvironment(environment);
                    check.see(sandbox.run(spec, OutputSink.none()));
                }));
    }

    @FunctionalInterface
    private interface Check {
        void see(Outcome outcome) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> files_of_the_host_do_not_exist_or_cannot_be_read() throws Exception {
        // Given
        Path temporary = Files.createTempFile(Path.of("/tmp"), "host-secret", "");
        Files.writeString(temporary, "TOP-SECRET");
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
        Path sibling = workspaces.root().resolve("sibling");
        Workspaces.write(sibling, "TOP-SECRET");
        String home = System.getProperty("user.home");
        // When
        String text = "for f in /etc/shadow /etc/gshadow /etc/sudoers /etc/ssh /etc/ssl/private \"$HOST_HOME\""
                + " \"$HOST_HOME/.ssh\" /root /var/lib /var/log /var/spool /run/docker.sock /var/run/docker.sock"
                + " /run/systemd /run/user /sys/kernel /boot /mnt /media /srv " + temporary + " " + sibling
                + "; do if [ -d $f ]; then ls -A $f >/dev/null 2>&1 && [ -n \"$(ls -A $f)\" ] && echo \"$f\"; else"
                + " cat $f >/dev/null 2>&1 && echo \"$f\"; fi; done; true";
        return inEachBox(text, Map.of("HOST_HOME", home), outcome -> {
                    // Then
                    assertThat(outcome.stdout().text().lines().filter(line -> !isAncestor(line)))
                            .isEmpty();
                })
                .onClose(() -> temporary.toFile().delete());
    }

    /// Parents of the workspace exist in the box, with nothing in them but the way down.
    private static boolean isAncestor(String path) {
        return workspaces.root().startsWith(path) && !workspaces.root().equals(Path.of(path));
    }

    @TestFactory
    Stream<DynamicTest> other_processes_and_their_environment_are_invisible() throws Exception {
        // Given
        Process other = new ProcessBuilder("sleep", "31337").start();
        // When
        return inEachBox(
                        "cat /proc/*/cmdline | tr '\\0' ' '; cat /proc/" + other.pid() + "/environ /proc/1/environ;"
                                + " kill -9 " + other.pid() + "; kill -9 -1; env",
                        Map.of(),
                        outcome -> {
                            // Then
                            assertThat(outcome.stdout().text()).doesNotContain("31337", "java", "MAVEN_");
                            assertThat(other.isAlive()).isTrue();
                        })
                .onClose(other::destroyForcibly);
    }

    @TestFactory
    Stream<DynamicTest> there_is_no_network() throws Exception {
        // Given
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        String probe = """
                import socket
                def attempt(name, call):
                    try:
                        call(); print("REACHED", name)
                    except OSError:
                        pass
                def tcp(host, port):
                    s = socket.create_connection((host, port), 2); s.close()
                def udp(family, host):
                    s = socket.socket(family, socket.SOCK_DGRAM); s.sendto(b"x", (host, 53))
                attempt("host loopback", lambda: tcp("127.0.0.1", %d))
                attempt("tcp", lambda: tcp("192.0.2.1", 80))
                attempt("udp", lambda: udp(socket.AF_INET, "192.0.2.1"))
                attempt("udp6", lambda: udp(socket.AF_INET6, "2001:db8::1"))
                attempt("name", lambda: socket.getaddrinfo("example.org", 80))
                attempt("raw", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1))
                attempt("packet", lambda: socket.socket(17, socket.SOCK_RAW, 0))
                attempt("vsock", lambda: socket.socket(40, socket.SOCK_STREAM, 0))
                attempt("netfilter", lambda: socket.socket(16, socket.SOCK_RAW, 12))
                print("DONE")
                """.formatted(server.getLocalPort());
        // When
        return inEachBox("python3 -c '" + probe + "'", Map.of(), outcome -> {
                    // Then
                    assertThat(outcome.stdout().text()).isEqualTo("DONE\n");
                })
                .onClose(() -> close(server));
    }

    private static void close(ServerSocket server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> sockets_of_the_host_cannot_be_connected() throws Exception {
        // Given
        Path socket = Path.of("/tmp/signalbox-test-" + System.nanoTime());
        ServerSocketChannel named = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        named.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rwxrwxrwx"));
        String name = "signalbox-test-" + System.nanoTime();
        Process abstractSocket = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import socket,time; s=socket.socket(socket.AF_UNIX); s.bind('\\0" + name
                                + "'); s.listen(5); print('up', flush=True); time.sleep(60)")
                .start();
        assertThat(abstractSocket.getInputStream().read()).isEqualTo('u');
        // When
        return inEachBox(
                        "python3 -c 'import socket\n"
                                + "for a in (\"" + socket + "\", \"\\0" + name + "\"):\n"
                                + "  try:\n"
                                + "    socket.socket(socket.AF_UNIX).connect(a); print(\"REACHED\", a)\n"
                                + "  except OSError: print(\"no\")'",
                        Map.of(),
                        outcome -> {
                            // Then
                            assertThat(outcome.stdout().text()).isEqualTo("no\nno\n");
                        })
                .onClose(() -> {
                    abstractSocket.destroyForcibly();
                    socket.toFile().delete();
                });
    }

    @TestFactory
    Stream<DynamicTest> the_kernel_refuses_what_opens_ways_out() {
        // When
        String text = """
                unshare -U true 2>/dev/null && echo userns; unshare -r true 2>/dev/null && echo root
                mount -t tmpfs none /tmp 2>/dev/null && echo mount; chroot / true 2>/dev/null && echo chroot
                python3 - <<'P'
                import ctypes, fcntl, os
                libc = ctypes.CDLL(None, use_errno=True)
                X = os.uname().machine == "x86_64"
                calls = {"ptrace": (101 if X else 117, 0), "bpf": (321 if X else 280, 0), "keyctl": (250 if X else 219, 0),
                         "perf": (298 if X else 241, 0), "userfaultfd": (323 if X else 282, 0), "io_uring": (425, 1),
                         "by_handle": (304 if X else 265, 0), "add_key": (248 if X else 217, 0), "fsopen": (430, 0)}
                for name, (number, arg) in calls.items():
                    if not (libc.syscall(number, arg, 0, 0, 0, 0) == -1 and ctypes.get_errno() == 1):
                        print(name, ctypes.get_errno())
                if not (libc.syscall(435, 0, 0) == -1 and ctypes.get_errno() == 38): print("clone3")
                try:
                    fcntl.ioctl(0, 0x5412, b"x"); print("TIOCSTI")
                except PermissionError: pass
                print("no_new_privs", libc.prctl(39, 0, 0, 0, 0), "seccomp", libc.prctl(21, 0, 0, 0, 0))
                caps = (ctypes.c_uint32 * 6)()
                libc.capget((ctypes.c_uint32 * 2)(0x20080522, 0), caps)
                print("capabilities", *caps)
                P
                """;
        return inEachBox(text, Map.of(), outcome -> {
            // Then
            assertThat(outcome.stdout().text()).isEqualTo("no_new_privs 1 seccomp 2\ncapabilities 0 0 0 0 0 0\n");
        });
    }

    @TestFactory
    Stream<DynamicTest> as_root_the_box_is_a_real_unprivileged_user() throws Exception {
        assumeTrue(BoxUser.self().isRoot(), "the engine runs as an ordinary user");
        // Given
        Path workspace = workspaces.maven();
        Path file = workspace.resolve("of-root");
        Workspaces.write(file, "TOP-SECRET");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return Boxes.each(workspaces.settings())
                .map(sandbox -> DynamicTest.dynamicTest(sandbox.containment().toString(), () -> {
                    // When
                    Outcome outcome = sandbox.run(
                            BoxSpec.bash(
                                    workspace,
                                    WriteRules.only(List.of("src/test/**")),
                                    "cat of-root; touch src/test/mine"),
                            OutputSink.none());

                    // Then
                    assertThat(outcome.stdout().text()).isEmpty();
                    assertThat(outcome.exitCode()).isZero();
                    assertThat(BoxUser.ownerOf(workspace.resolve("src/test/mine")))
                            .isEqualTo(BoxUser.DEDICATED);
                }));
    }

    @Test
    void loopback_inside_the_box_works() throws Exception {
        assumeTrue(Host.program("bwrap").isPresent(), "bubblewrap is not installed");
        // Given
        BoxSpec spec = BoxSpec.bash(
                workspaces.maven(),
                WriteRules.readOnly(),
                "python3 -c 'import socket; s=socket.create_server((\"127.0.0.1\",0));"
                        + " c=socket.create_connection(s.getsockname()); print(\"connected\")'");

        // When
        Outcome outcome;
        try (Sandbox sandbox = Sandbox.open(workspaces.settings())) {
            outcome = sandbox.run(spec, OutputSink.none());
        }

        // Then
        assertThat(outcome.stdout().text()).isEqualTo("connected\n");
    }

    @Test
    void tools_of_the_host_run_inside() throws Exception {
        assumeTrue(Host.program("bwrap").isPresent(), "bubblewrap is not installed");
        // Given
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        BoxSpec spec = BoxSpec.bash(
                workspaces.maven(),
                WriteRules.readOnly(),
                "for t in /usr/lib/jvm/*/bin/java " + java
                        + " python3 node git mvn; do command -v $t >/dev/null || continue;"
                        + " case $t in *java) a=-version;; *) a=--version;; esac;"
                        + " $t $a >/dev/null 2>/tmp/err || { echo FAILED $t; cat /tmp/err; }; done; echo DONE");

        // When
        Outcome outcome;
        try (Sandbox sandbox = Sandbox.open(workspaces.settings())) {
            outcome = sandbox.run(spec, OutputSink.none());
        }

        // Then
        assertThat(outcome.stdout().text()).isEqualTo("DONE\n");
    }
}
