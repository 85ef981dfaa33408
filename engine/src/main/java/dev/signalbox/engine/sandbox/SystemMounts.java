package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The part of a box's mount table that is the same for every workspace: programs, what of `/etc` they need, empty
/// temporary directories, its own `/proc` and `/dev`. No home, no `/run`, no `/var`.
final class SystemMounts {

    private static final List<String> LINKS = List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32");

    /// What programs read there and holds no secret: run-time linker, certificates, time zone, names of protocols,
    /// and the configuration of compilers and build tools, into which their own directories link.
    private static final List<String> ETC = List.of(
            "ld.so.cache",
            "ld.so.conf",
            "ld.so.conf.d",
            "alternatives",
            "ssl/certs",
            "ssl/openssl.cnf",
            "ca-certificates",
            "ca-certificates.conf",
            "pki",
            "crypto-policies",
            "localtime",
            "timezone",
            "mime.types",
            "protocols",
            "services",
            "os-release",
            "debian_version",
            "fonts",
            "magic");

    private static final List<String> ETC_PREFIXES = List.of("java", "maven", "gradle", "python", "perl");
    private static final List<String> ETC_ONLINE = List.of("resolv.conf", "gai.conf");
    private static final Path MAVEN_SETTINGS = Path.of("/etc/maven/settings.xml");
    private static final Path ROOT = Path.of("/");
    private static final Path ETC_DIRECTORY = Path.of("/etc");

    private SystemMounts() {}

    static List<Mount> first(List<Path> tools, EtcFiles etc, BoxSpec spec) {
        List<Mount> table = new ArrayList<>();
        Path usr = Path.of("/usr");
        table.add(new Mount.ReadOnly(usr, usr));
        LINKS.forEach(name -> addSystemDirectory(ROOT.resolve(name), table));
        List.of("/etc", "/etc/ssl", "/var", "/home", "/run")
                .forEach(directory -> table.add(new Mount.Directory(Path.of(directory))));
        etcNames(spec.network()).forEach(file -> table.add(new Mount.ReadOnly(file, file)));
        if (Files.exists(MAVEN_SETTINGS) && mayHoldPassword(MAVEN_SETTINGS)) {
            table.add(new Mount.ReadOnly(etc.emptyMavenSettings(), MAVEN_SETTINGS));
        }
        etc.files().forEach((name, file) -> table.add(new Mount.ReadOnly(file, ETC_DIRECTORY.resolve(name))));
        tools.forEach(directory -> table.add(new Mount.ReadOnly(directory, directory)));
        long size = spec.limits().tmpSize();
        table.add(new Mount.Proc(Path.of("/proc")));
        table.add(new Mount.Devices(Path.of("/dev")));
        table.add(new Mount.Tmpfs(Path.of("/dev/shm"), size));
        table.add(new Mount.Tmpfs(Path.of("/tmp"), size));
        table.add(new Mount.Tmpfs(BoxSpec.HOME, size));
        table.add(new Mount.Tmpfs(Path.of("/var/tmp"), size));
        table.add(new Mount.Link(Path.of("/etc/mtab"), "/proc/self/mounts"));
        return table;
    }

    static List<Mount> last() {
        return List.of(new Mount.Seal(Path.of("/dev")), new Mount.Seal(ROOT));
    }

    private static void addSystemDirectory(Path directory, List<Mount> table) {
        try {
            if (Files.isSymbolicLink(directory)) {
                table.add(new Mount.Link(
                        directory, Files.readSymbolicLink(directory).toString()));
            } else if (Files.isDirectory(directory)) {
                table.add(new Mount.ReadOnly(directory, directory));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the link " + directory, e);
        }
    }

    private static List<Path> etcNames(Network network) {
        List<Path> files = new ArrayList<>();
        ETC.forEach(name -> files.add(ETC_DIRECTORY.resolve(name)));
        if (network == Network.HOST) {
            ETC_ONLINE.forEach(name -> files.add(ETC_DIRECTORY.resolve(name)));
        }
        try (Stream<Path> names = Files.list(ETC_DIRECTORY)) {
            names.filter(SystemMounts::isToolConfiguration).sorted().forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + ETC_DIRECTORY, e);
        }
        return files.stream().filter(Files::exists).toList();
    }

    private static boolean isToolConfiguration(Path file) {
        String name = file.getFileName().toString();
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                && ETC_PREFIXES.stream().anyMatch(name::startsWith);
    }

    /// Some sites keep the credentials of their registry in a machine-wide file.
    private static boolean mayHoldPassword(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.contains("<password>") || line.contains("_auth"));
        } catch (IOException | UncheckedIOException e) {
            return true;
        }
    }
}
