package dev.signalbox.app.http;

import dev.signalbox.app.http.Access.Credential;
import dev.signalbox.app.http.Problem.Kind;
import dev.signalbox.app.security.Caller;
import dev.signalbox.app.security.Doorkeeper;
import dev.signalbox.app.security.Trail;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import java.util.Optional;
import java.util.function.Function;

/// The one place where it is asked who somebody is, what they may do and where. Who is known and is refused is put on
/// record.
public final class Gate {
    private final Doorkeeper doorkeeper;
    private final Trail trail;
    private final Tenants tenants;

    /// Which project something belongs to; nothing if there is no such thing.
    public interface Tenants {
        Optional<ProjectId> of(RunId run);

        Optional<ProjectId> of(TaskId task);
    }

    public Gate(Doorkeeper doorkeeper, Trail trail, Tenants tenants) {
        this.doorkeeper = doorkeeper;
        this.trail = trail;
        this.tenants = tenants;
    }

    /// Lets a request through.
    ///
    /// @return who it is, where the endpoint wants to know
    /// @throws Problem if it is turned away
    Optional<Caller> admit(Access access, String what, Request request) {
        request.checkHost();
        request.checkOrigin();
        if (access.isOpen()) {
            return known(request);
        }
        if (access.credentials().contains(Credential.PHASE)) {
            if (request.bearer().isEmpty()) {
                throw unauthenticated("a phase token is needed, as 'Authorization: Bearer'");
            }
            return Optional.empty();
        }
        var caller = known(request).orElseThrow(() -> unauthenticated("sign in, or send an API key"));
        if (access.right().filter(right -> !caller.may(right)).isPresent()) {
            var reason = "the role %s may not do this; %s may"
                    .formatted(
                            caller.role().name().toLowerCase(java.util.Locale.ROOT), String.join(", ", access.roles()));
            trail.refused(caller, what, reason);
            throw Problem.of(Kind.FORBIDDEN, reason);
        }
        within(access, what, caller, request);
        return Optional.of(caller);
    }

    private Optional<Caller> known(Request request) {
        return request.bearer().isEmpty()
                ? request.cookie().flatMap(doorkeeper::session)
                : doorkeeper.bearer(request.bearer());
    }

    private void within(Access access, String what, Caller caller, Request request) {
        switch (access.tenancy()) {
            case OF_RUN -> reaches(what, caller, project(request, "run", RunId::new, tenants::of), "run", request);
            case OF_TASK -> reaches(what, caller, project(request, "task", TaskId::new, tenants::of), "task", request);
            case EVERYWHERE -> {
                if (!caller.reach().everywhere()) {
                    var reason = "only who reaches every project may do this";
                    trail.refused(caller, what, reason);
                    throw Problem.of(Kind.FORBIDDEN, reason);
                }
            }
            case NONE, WITHIN -> {
                // nothing to look up here
            }
        }
    }

    private static <T> Optional<ProjectId> project(
            Request request, String name, Function<String, T> make, Function<T, Optional<ProjectId>> of) {
        try {
            return of.apply(make.apply(request.path(name)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private void reaches(String what, Caller caller, Optional<ProjectId> project, String kind, Request request) {
        if (project.filter(caller.reach()::covers).isEmpty()) {
            project.ifPresent(_ -> trail.refused(caller, what, "out of reach"));
            throw Problem.notFound("there is no %s '%s'".formatted(kind, Call.shown(request.path(kind))));
        }
    }

    private static Problem unauthenticated(String detail) {
        return Problem.of(Kind.UNAUTHENTICATED, detail).with("WWW-Authenticate", "Bearer realm=\"signalbox\"");
    }
}
