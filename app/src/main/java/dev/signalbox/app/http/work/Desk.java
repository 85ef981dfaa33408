package dev.signalbox.app.http.work;

import dev.signalbox.app.http.Call;
import dev.signalbox.app.http.Problem;
import dev.signalbox.app.http.Problem.Kind;
import dev.signalbox.app.work.Definitions;
import dev.signalbox.app.work.RunRoom;
import dev.signalbox.engine.store.Store;
import dev.signalbox.kernel.access.Project;
import dev.signalbox.kernel.access.Roster;
import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunCommand;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the work API works with.
///
/// @param wake has a run driven
public record Desk(RunRoom room, Store store, Definitions definitions, Supplier<Roster> roster, Consumer<RunId> wake) {

    /// Submits a command to a run.
    ///
    /// @throws Problem with the reasons if it is refused
    void steer(Call call, RunCommand command) {
        accepted(room.control().submit(new Command.Steer(call.by(), command)));
    }

    static void accepted(Decision decision) {
        if (decision instanceof Decision.Refused(var reasons)) {
            throw Problem.of(Kind.CONFLICT, String.join("; ", reasons));
        }
    }

    /// The project that a call names, or the only one it can mean.
    ///
    /// @throws Problem if it is not there, or not within reach
    Project project(Call call, Optional<String> name) {
        var reach = call.reach();
        var id = name.map(Desk::projectId).orElseGet(() -> only(reach));
        return roster.get()
                .find(id)
                .filter(project -> reach.covers(project.id()))
                .orElseThrow(() -> Problem.notFound("there is no project '%s'".formatted(id)));
    }

    private static ProjectId projectId(String name) {
        try {
            return new ProjectId(name);
        } catch (IllegalArgumentException noName) {
            throw Problem.notFound("there is no such project");
        }
    }

    private static ProjectId only(Reach reach) {
        if (reach.everywhere()) {
            return ProjectId.DEFAULT;
        }
        if (reach.projects().size() != 1) {
            throw Problem.invalid(
                    "/project",
                    "say which project: you reach %d".formatted(reach.projects().size()));
        }
        return reach.projects().getFirst();
    }

    /// What is read: a project that is asked for, or all within reach.
    Reach reach(Call call) {
        return call.query("project")
                .map(name -> Reach.of(List.of(project(call, Optional.of(name)).id())))
                .orElseGet(call::reach);
    }

    /// An id made of the caller's `Idempotency-Key`, so that the same wish makes the same thing, even after a restart
    /// and at another server.
    static Optional<String> idOf(String prefix, Call call) {
        return call.header("idempotency-key").map(key -> {
            try {
                var text = String.join("\n", prefix, call.by(), key).getBytes(StandardCharsets.UTF_8);
                var digest = MessageDigest.getInstance("SHA-256").digest(text);
                return prefix + HexFormat.of().formatHex(digest, 0, 10);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java has SHA-256", impossible);
            }
        });
    }
}
