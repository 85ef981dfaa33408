package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A box's `/etc`: written for it where the host's own tells too much, copied where a file holds no secret, and with
/// mount points for the few directories that programs link into.
///
/// @param directory it lies here on the host
/// @param linked directories of the host's `/etc` that are mounted upon it
/// @param emptyMavenSettings stands in for settings that hold a password
record EtcDirectory(Path directory, List<Path> linked, Path emptyMavenSettings) {

    static final String HOST_NAME = "signalbox";

    /// Run-time linker, time zone, names of protocols and types.
    private static final List<String> COPIED = List.of(
            "ld.so.cache",
            "localtime",
            "timezone",
            "mime.types",
            "protocols",
            "services",
            "os-release",
            "debian_version",
            "magic",
            "ssl/openssl.cnf");

    /// Certificates, and configuration into which programs' own directories link.
    private static final List<String> LINKED = List.of("alternatives", "ssl/certs", "pki", "crypto-policies", "fonts");

    private static final List<String> LINKED_PREFIXES = List.of("java", "maven", "gradle", "python");
    private static final List<String> ONLINE = List.of("resolv.conf", "gai.conf");
    private static final Path MAVEN_SETTINGS = Path.of("/etc/maven/settings.xml");
    private static final Pattern XML_COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Path ETC = Path.of("/etc");

    static EtcDirectory write(Path directory, BoxUser user) throws IOException {
        makeReadable(Files.createDirectories(directory));
        for (Map.Entry<String, String> text : texts(user).entrySet()) {
            Files.writeString(directory.resolve(text.getKey()), text.getValue());
        }
        for (String name : COPIED) {
            if (Files.isRegularFile(ETC.resolve(name))) {
                Path copy = directory.resolve(name);
                makeReadable(Files.createDirectories(copy.getParent()));
                Files.write(copy, Files.readAllBytes(ETC.resolve(name)));
            }
        }
        // A process may open the sandbox more than once.
        Files.deleteIfExists(directory.resolve("mtab"));
        Files.createSymbolicLink(directory.resolve("mtab"), Path.of("/proc/self/mounts"));
        List<Path> linked = linkedDirectories();
        for (Path path : linked) {
            makeReadable(Files.createDirectories(directory.resolve(ETC.relativize(path))));
        }
        Path settings = directory.resolveSibling("maven-settings.xml");
        Files.writeString(settings, "<settings/>\n");
        return new EtcDirectory(directory, linked, settings);
    }

    List<Mount> mounts(Network network) {
        List<Mount> table = new ArrayList<>();
        table.add(new Mount.ReadOnly(directory, ETC));
        linked.forEach(path -> table.add(new Mount.ReadOnly(path, path)));
        if (Files.exists(MAVEN_SETTINGS) && mayHoldPassword(MAVEN_SETTINGS)) {
            table.add(new Mount.ReadOnly(emptyMavenSettings, MAVEN_SETTINGS));
        }
        if (network == Network.HOST) {
            ONLINE.stream()
                    .map(ETC::resolve)
                    .filter(Files::isRegularFile)
                    .forEach(path -> table.add(new Mount.ReadOnly(path, path)));
        }
        return table;
    }

    /// Files and directories of the host's own `/etc` for a box in which nothing can be mounted.
    List<Path> inPlace(Network network) {
        List<Path> paths = new ArrayList<>(linked);
        Stream.concat(COPIED.stream(), Stream.of("passwd", "group", "hosts", "nsswitch.conf"))
                .map(ETC::resolve)
                .forEach(paths::add);
        if (network == Network.HOST) {
            ONLINE.stream().map(ETC::resolve).forEach(paths::add);
        }
        if (Files.exists(MAVEN_SETTINGS) && mayHoldPassword(MAVEN_SETTINGS)) {
            paths.remove(MAVEN_SETTINGS.getParent());
        }
        return paths.stream().filter(Files::exists).toList();
    }

    private static Map<String, String> texts(BoxUser user) {
        return Map.of(
                "passwd",
                """
                root:x:0:0:root:/nonexistent:/usr/sbin/nologin
                box:x:%d:%d:box:%s:/bin/bash
                """.formatted(user.uid(), user.gid(), BoxSpec.HOME),
                "group",
                "root:x:0:\nbox:x:%d:\n".formatted(user.gid()),
                "hosts",
                "127.0.0.1 localhost %s\n::1 localhost\n".formatted(HOST_NAME),
                "hostname",
                HOST_NAME + "\n",
                "nsswitch.conf",
                "passwd: files\ngroup: files\nhosts: files dns\n",
                "gitconfig",
                "[safe]\n    directory = *\n",
                ONLINE.get(0),
                "",
                ONLINE.get(1),
                "");
    }

    private static List<Path> linkedDirectories() throws IOException {
        try (Stream<Path> names = Files.list(ETC)) {
            Stream<Path> tools = names.filter(
                    path -> LINKED_PREFIXES.stream().anyMatch(path.getFileName().toString()::startsWith));
            return Stream.concat(LINKED.stream().map(ETC::resolve), tools.sorted())
                    .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    /// Some sites keep the credentials of their registry in a machine-wide file.
    private static boolean mayHoldPassword(Path file) {
        try {
            return XML_COMMENT.matcher(Files.readString(file)).replaceAll("").contains("<password>");
        } catch (IOException e) {
            return true;
        }
    }

    private static void makeReadable(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
