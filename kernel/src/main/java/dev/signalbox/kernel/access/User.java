package dev.signalbox.kernel.access;

import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.id.Fingerprint;
import dev.signalbox.kernel.id.UserId;
import java.util.Optional;

/// A user.
///
/// @param password nothing until one is chosen
/// @param generation how often the password was set; sessions of an earlier one are over
/// @param link a sign-in link that can still be used
public record User(
        UserId id, Role role, Reach reach, Optional<Fingerprint> password, int generation, Optional<Link> link) {

    /// A link for one sign-in.
    ///
    /// @param expires seconds since 1970
    public record Link(Fingerprint secret, long expires) {}

    /// Whether the user administers everything and is able to sign in.
    boolean isMaster() {
        return role == Role.ADMIN && reach.everywhere() && password.isPresent();
    }

    User as(Role newRole, Reach newReach) {
        return new User(id, newRole, newReach, password, generation, link);
    }

    User with(Fingerprint newPassword) {
        return new User(id, role, reach, Optional.of(newPassword), generation + 1, link);
    }

    User with(Optional<Link> newLink) {
        return new User(id, role, reach, password, generation, newLink);
    }
}
