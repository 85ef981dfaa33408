package dev.signalbox.engine.tool;

import dev.signalbox.kernel.policy.ResolvedPath;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Why a path could not be used, for the worker: without the engine's own paths.
final class Misses {
    private Misses() {}

    static String of(ResolvedPath path, IOException failure) {
        return path.asked() + ": " + why(failure);
    }

    private static String why(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such file or directory";
            case NotDirectoryException _ -> "a part of the path is no directory, or a link was put in its place";
            case AccessDeniedException _ -> "no permission";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            case IOException other -> String.valueOf(other.getMessage());
        };
    }

    static String outside(ResolvedPath.Outside path) {
        return "%s lies outside of the workspace".formatted(path.asked());
    }
}
