package dev.signalbox.app.architecture;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One package of the total order, and the place it has there.
///
/// A room may use the rooms above it. Its subpackages may use it and each stands for itself, so that neither the
/// parent nor a sibling may use them. Rooms that are not built yet keep their place.
///
/// @param name the package below `dev.signalbox`, for instance `engine.store`
/// @param place the position from the top
record Room(String name, int place) {
    static final String ROOT = "dev.signalbox.";

    private static final List<String> ORDER = List.of(
            "kernel.json",
            "kernel.id",
            "kernel.artifact",
            "kernel.glob",
            "kernel.workflow",
            "kernel.shell",
            "kernel.policy",
            "kernel.event",
            "kernel.access",
            "kernel.run",
            "kernel.control",
            "sdk.wire",
            "sdk.client",
            "engine.telemetry",
            "engine.config",
            "engine.store",
            "engine.token",
            "engine.ledger",
            "engine.sandbox",
            "engine.workspace",
            "engine.tool",
            "engine.evidence",
            "engine.model",
            "engine.agent",
            "engine.session",
            "engine.watcher",
            "engine.driver",
            "engine.inspection",
            "engine.automation",
            "engine.playbook",
            "engine.evaluation",
            "engine.worker",
            "app.work",
            "app.security",
            "app.http",
            "app.dashboard",
            "app.cli",
            "app");

    /// The room that a package belongs to, or nothing when it has no place in the order.
    static Optional<Room> of(String packageName) {
        return IntStream.range(0, ORDER.size())
                .mapToObj(place -> new Room(ORDER.get(place), place))
                .filter(room -> room.holds(packageName))
                .findFirst();
    }

    /// Why a class in one package may not use a class in another, or nothing when it may.
    static Optional<String> refusal(String from, String to) {
        if (from.equals(to)) {
            return Optional.empty();
        }
        var user = of(from);
        var used = of(to);
        if (user.isEmpty() || used.isEmpty()) {
            return Optional.of("%s has no place in the order".formatted(user.isEmpty() ? from : to));
        }
        if (user.get().equals(used.get())) {
            return from.startsWith(to + ".")
                    ? Optional.empty()
                    : Optional.of("%s may use its parents only, not %s".formatted(from, to));
        }
        return used.get().place < user.get().place
                ? Optional.empty()
                : Optional.of("%s stands below %s".formatted(used.get().name, user.get().name));
    }

    private boolean holds(String packageName) {
        var full = ROOT + name;
        return packageName.equals(full) || (isParent() && packageName.startsWith(full + "."));
    }

    /// The composition root is one package: what lies below it are rooms of their own.
    private boolean isParent() {
        return name.contains(".");
    }
}
