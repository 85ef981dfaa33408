package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The files of a box's `/etc` that are written for it, since the host's own tell too much.
///
/// @param files host file by its name in `/etc`
/// @param emptyMavenSettings stands in for settings that hold a password
record EtcFiles(Map<String, Path> files, Path emptyMavenSettings) {

    static final String HOST_NAME = "signalbox";

    static EtcFiles write(Path directory, BoxUser user) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        texts.put("passwd", """
                root:x:0:0:root:/nonexistent:/usr/sbin/nologin
                box:x:%d:%d:box:%s:/bin/bash
                """.formatted(user.uid(), user.gid(), BoxSpec.HOME));
        texts.put("group", "root:x:0:\nbox:x:%d:\n".formatted(user.gid()));
        texts.put("hosts", "127.0.0.1 localhost %s\n::1 localhost\n".formatted(HOST_NAME));
        texts.put("hostname", HOST_NAME + "\n");
        texts.put("nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");
        texts.put("gitconfig", """
                [safe]
                    directory = *
                """);
        Files.createDirectories(directory);
        Map<String, Path> files = new TreeMap<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = directory.resolve(text.getKey());
            Files.writeString(file, text.getValue());
            files.put(text.getKey(), file);
        }
        Path settings = directory.resolve("maven-settings.xml");
        Files.writeString(settings, "<settings/>\n");
        return new EtcFiles(files, settings);
    }
}
