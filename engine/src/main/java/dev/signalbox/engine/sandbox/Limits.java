package dev.signalbox.engine.sandbox;

import java.time.Duration;

/// The bounds of one box. Sizes are bytes.
///
/// @param wallTime after it the whole process tree is killed
/// @param memory of all processes and temporary files together
/// @param processMemory private data of one process
/// @param processes processes and threads together
/// @param openFiles of one process
/// @param fileSize of one file
/// @param tmpSize of each temporary file system (`/tmp`, the home, `/dev/shm`)
/// @param diskGrowth what the command may add to the disk before it is killed
/// @param outputKept of standard output and of standard error each: half from the beginning, half from the end
public record Limits(
        Duration wallTime,
        long memory,
        long processMemory,
        int processes,
        int openFiles,
        long fileSize,
        long tmpSize,
        long diskGrowth,
        int outputKept) {

    private static final long MIB = 1L << 20;

    public Limits {
        requirePositive("wallTime", wallTime.toMillis());
        requirePositive("memory", memory);
        requirePositive("processMemory", processMemory);
        requirePositive("processes", processes);
        requirePositive("openFiles", openFiles);
        requirePositive("fileSize", fileSize);
        requirePositive("tmpSize", tmpSize);
        requirePositive("diskGrowth", diskGrowth);
        requirePositive("outputKept", outputKept);
    }

    /// Two minutes, 4 GiB in all, 512 processes, 2 GiB a file, 8 GiB of growth, 1 MiB of each output kept.
    public static Limits standard() {
        return new Limits(
                Duration.ofMinutes(2), 4096 * MIB, 4096 * MIB, 512, 4096, 2048 * MIB, 1024 * MIB, 8192 * MIB, (int)
                        MIB);
    }

    public Limits withWallTime(Duration time) {
        return new Limits(time, memory, processMemory, processes, openFiles, fileSize, tmpSize, diskGrowth, outputKept);
    }

    /// Bounds the total, and with it each process.
    public Limits withMemory(long bytes) {
        return new Limits(
                wallTime,
                bytes,
                Math.min(bytes, processMemory),
                processes,
                openFiles,
                fileSize,
                tmpSize,
                diskGrowth,
                outputKept);
    }

    public Limits withProcesses(int count) {
        return new Limits(wallTime, memory, processMemory, count, openFiles, fileSize, tmpSize, diskGrowth, outputKept);
    }

    public Limits withFileSize(long bytes) {
        return new Limits(
                wallTime, memory, processMemory, processes, openFiles, bytes, tmpSize, diskGrowth, outputKept);
    }

    public Limits withDiskGrowth(long bytes) {
        return new Limits(wallTime, memory, processMemory, processes, openFiles, fileSize, tmpSize, bytes, outputKept);
    }

    public Limits withOutputKept(int bytes) {
        return new Limits(wallTime, memory, processMemory, processes, openFiles, fileSize, tmpSize, diskGrowth, bytes);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("Limit " + name + " must be positive, was " + value);
        }
    }
}
