package dev.signalbox.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Where and when something was measured.
///
/// @param load how many processes waited for a processor, on average over the last minute, when the run ended
record Machine(
        String processor,
        int processors,
        String memory,
        String kernel,
        String java,
        String disk,
        double load,
        String day) {

    static Machine look(Path directory) throws IOException {
        return new Machine(
                line(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                line(Path.of("/proc/meminfo"), "MemTotal"),
                System.getProperty("os.version"),
                System.getProperty("java.vendor.version") + " " + System.getProperty("java.version"),
                Files.getFileStore(directory).type(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                LocalDate.now(ZoneOffset.UTC).toString());
    }

    String text() {
        return "%s, %d processors, %s of memory, Linux %s, %s, %s; load average at the end of the run %.1f; %s"
                .formatted(processor, processors, memory, kernel, java.strip(), disk, load, day);
    }

    private static String line(Path file, String name) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("an unknown one");
    }
}
