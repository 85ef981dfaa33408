package dev.signalbox.engine.sandbox;

import dev.signalbox.engine.sandbox.Outcome.Changes;
import dev.signalbox.engine.sandbox.Outcome.Dropped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The copies and overlays of one box, in a directory of their own.
final class Staging {

    private static final Duration COPY_TIME = Duration.ofMinutes(10);

    private final BoxPlan plan;
    private final Path directory;
    private final List<OverlayMount> overlays = new ArrayList<>();
    private final List<Copy> copies = new ArrayList<>();

    private record Copy(Path host, Path copy) {}

    private Optional<Manifest> manifest = Optional.empty();

    private Staging(BoxPlan plan, Path directory) {
        this.plan = plan;
        this.directory = directory;
    }

    static Staging prepare(Machine machine, BoxPlan plan) throws IOException, InterruptedException {
        Staging staging = new Staging(plan, machine.scratch().newStage());
        try {
            staging.fill(machine);
            return staging;
        } catch (IOException | InterruptedException | RuntimeException e) {
            staging.discard();
            throw e;
        }
    }

    List<OverlayMount> overlays() {
        return overlays;
    }

    /// What must be looked at to see how much the box writes.
    Path directory() {
        return directory;
    }

    /// Where the files of a mount really come from.
    Path source(Path host) {
        for (OverlayMount overlay : overlays) {
            if (overlay.lower().equals(host)) {
                return overlay.merged();
            }
        }
        for (Copy copy : copies) {
            if (host.startsWith(copy.host())) {
                return copy.copy().resolve(copy.host().relativize(host));
            }
        }
        return host;
    }

    /// Where a path in one of the box's own directories really is; empty for other paths.
    Optional<Path> ownPlace(Path at) {
        return plan.mounts().stream()
                .filter(mount -> mount instanceof Mount.Own && at.startsWith(mount.at()))
                .map(mount -> ownDirectory(mount).resolve(mount.at().relativize(at)))
                .findFirst();
    }

    private Path ownDirectory(Mount own) {
        return directory.resolve("own").resolve(own.at().getFileName());
    }

    /// Carries over to the workspace what its rules permit.
    Changes takeOver(WriteRules rules) throws IOException {
        Permitted permitted = Permitted.of(rules);
        return switch (plan.backing()) {
            case IN_PLACE -> sweep(permitted);
            case OVERLAY -> {
                Path upper = overlays.stream()
                        .filter(overlay -> overlay.lower().equals(plan.workspace()))
                        .findFirst()
                        .orElseThrow()
                        .upper();
                try (Anchor source = Anchor.at(upper);
                        Anchor workspace = Anchor.at(plan.workspace())) {
                    yield TakeOver.apply(
                            UpperWalk.changes(source, workspace),
                            source,
                            workspace,
                            permitted,
                            plan.limits().diskGrowth());
                }
            }
            case COPY -> {
                try (Anchor source = Anchor.at(source(plan.workspace()));
                        Anchor workspace = Anchor.at(plan.workspace())) {
                    List<Change> changes = manifest.orElseThrow().changes(source, workspace).stream()
                            .filter(change -> !isScratch(change.path()))
                            .toList();
                    yield TakeOver.apply(
                            changes, source, workspace, permitted, plan.limits().diskGrowth());
                }
            }
        };
    }

    /// Takes away what the command made on denied paths of writable directories. What was there before is read-only.
    private Changes sweep(Permitted permitted) throws IOException {
        List<Dropped> dropped = new ArrayList<>();
        for (String path : DeniedScan.of(plan.workspace(), plan.open(), permitted.denied(), plan.closed())) {
            Trees.delete(plan.workspace().resolve(path));
            dropped.add(new Dropped(path, permitted.refusal(path).orElse("denied")));
        }
        return new Changes(List.of(), dropped);
    }

    void discard() throws IOException {
        Trees.delete(directory);
    }

    private void fill(Machine machine) throws IOException, InterruptedException {
        BoxUser user = plan.user();
        if (plan.backing() == Backing.COPY) {
            Path copy = copy(plan.workspace(), user);
            try (Anchor tree = Anchor.at(copy)) {
                manifest = Optional.of(Manifest.of(tree));
            }
        }
        for (Mount mount : plan.mounts()) {
            if (mount instanceof Mount.Own own) {
                Files.createDirectories(ownDirectory(own));
                Rights.give(ownDirectory(own), user);
            } else if (mount instanceof Mount.Layered layered && plan.backing() == Backing.OVERLAY) {
                overlay(layered.host(), user);
            } else if (mount instanceof Mount.ThrowAway away && !isCopied(away)) {
                if (machine.canOverlay(away.host())) {
                    overlay(away.host(), user);
                } else {
                    copy(away.host(), user);
                }
            }
        }
    }

    private boolean isScratch(String path) {
        return plan.scratch().stream().anyMatch(top -> WorkspaceTable.isAtOrBelow(path, top));
    }

    /// A copied workspace is itself thrown away, but for what is taken over.
    private boolean isCopied(Mount.ThrowAway away) {
        return plan.backing() == Backing.COPY && away.host().startsWith(plan.workspace());
    }

    private void overlay(Path lower, BoxUser user) throws IOException {
        OverlayMount overlay = OverlayMount.in(directory.resolve("overlay" + overlays.size()), lower);
        for (Path part : List.of(overlay.upper(), overlay.work(), overlay.merged())) {
            Files.createDirectories(part);
            Rights.give(part, user);
        }
        overlays.add(overlay);
    }

    private Path copy(Path host, BoxUser user) throws IOException, InterruptedException {
        Path copy = Files.createDirectory(directory.resolve("copy" + copies.size()));
        Rights.give(copy, user);
        copies.add(new Copy(host, copy));
        if (Files.notExists(host, LinkOption.NOFOLLOW_LINKS)) {
            return copy;
        }
        List<String> words = List.of(
                "cp", "-a", "--no-preserve=links", "--reflink=auto", "-T", "--", host.toString(), copy.toString());
        HostCommand command = HostCommand.of(directory, words).within(COPY_TIME);
        if (!BoxUser.self().isRoot() || Rights.isHome(host, user)) {
            // As that user: a process of another box may be at work in there, and must not lead root astray.
            copyReadable(command.as(user), host);
        } else {
            run(command, "copy " + host);
            giveAll(copy, user);
        }
        return copy;
    }

    /// What the box's user cannot read is left out: the box could not read it in place either.
    private static void copyReadable(HostCommand command, Path host) throws InterruptedException {
        HostCommand.Result result = command.run();
        boolean onlyUnreadable = result.stderr().omitted() == 0
                && result.stderr().text().lines().allMatch(line -> line.endsWith("Permission denied"));
        if (!result.succeeded() && !onlyUnreadable) {
            throw failure(result, "copy " + host);
        }
    }

    /// Gives a tree away without following links.
    static void giveAll(Path tree, BoxUser user) throws InterruptedException {
        String owner = user.uid() + ":" + user.gid();
        List<String> words = List.of("chown", "-hRP", owner, "--", tree.toString());
        run(HostCommand.of(Path.of("/"), words).within(COPY_TIME), "give " + tree + " to " + owner);
    }

    private static void run(HostCommand command, String what) throws InterruptedException {
        HostCommand.Result result = command.run();
        if (!result.succeeded()) {
            throw failure(result, what);
        }
    }

    private static SandboxFailure failure(HostCommand.Result result, String what) {
        return new SandboxFailure("Cannot " + what + " (exit " + result.exitCode() + "): "
                + result.stderr().text().strip());
    }
}
