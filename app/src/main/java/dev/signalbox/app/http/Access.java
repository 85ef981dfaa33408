package dev.signalbox.app.http;

import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.event.Role.Right;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Who may call an endpoint: the right that it takes, the credentials that are accepted, and what keeps tenants apart.
///
/// @param right nothing for what everybody may call
public record Access(Optional<Right> right, Set<Credential> credentials, Tenancy tenancy) {
    public Access {
        credentials = Set.copyOf(credentials);
    }

    /// What somebody can show.
    public enum Credential {
        /// The token of a session, as bearer or in the page's cookie.
        SESSION,
        /// An API key, as bearer.
        KEY,
        /// A phase token, as bearer: the handler has it verified against the run.
        PHASE
    }

    /// What keeps tenants apart. What lies out of reach is answered as if it were not there.
    public enum Tenancy {
        /// It is about nobody's work.
        NONE,
        /// The path names a run: its project must be within reach.
        OF_RUN,
        /// The path names a task: its project must be within reach.
        OF_TASK,
        /// The handler keeps what it reads, or makes, within reach.
        WITHIN,
        /// Only who reaches everywhere may call it.
        EVERYWHERE
    }

    /// For everybody, known or not.
    public static Access open() {
        return new Access(Optional.empty(), Set.of(), Tenancy.NONE);
    }

    /// For whoever is known and has a right.
    public static Access of(Right right, Tenancy tenancy) {
        return new Access(Optional.of(right), EnumSet.of(Credential.SESSION, Credential.KEY), tenancy);
    }

    /// For whoever holds the token of a phase.
    public static Access ofPhase() {
        return new Access(Optional.empty(), EnumSet.of(Credential.PHASE), Tenancy.NONE);
    }

    /// For whoever is signed in, whatever the role.
    public static Access ofSession() {
        return new Access(Optional.empty(), EnumSet.of(Credential.SESSION, Credential.KEY), Tenancy.NONE);
    }

    boolean isOpen() {
        return credentials.isEmpty();
    }

    /// The roles that have the right.
    public List<String> roles() {
        return Arrays.stream(Role.values())
                .filter(role -> right.map(role::may).orElse(true))
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
