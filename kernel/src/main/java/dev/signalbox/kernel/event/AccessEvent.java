package dev.signalbox.kernel.event;

import dev.signalbox.kernel.id.Fingerprint;
import dev.signalbox.kernel.id.KeyId;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.UserId;

/// What happens to users, keys and projects. No secret is ever in one, only its fingerprint.
///
/// Times are seconds since 1970; 0 stands for never.
public sealed interface AccessEvent extends Event {

    /// A project is there, or is described anew.
    ///
    /// @param repository the repository that its tasks are about; empty if each task has to say
    record ProjectAdded(ProjectId project, String title, String repository) implements AccessEvent {}

    /// A user is there. Without a password until a link is used.
    record UserAdded(UserId user, Role role, Reach reach) implements AccessEvent {}

    /// What a user may do changed.
    record UserChanged(UserId user, Role role, Reach reach) implements AccessEvent {}

    /// A user has a new password; whoever was signed in as that user is so no longer.
    record PasswordSet(UserId user, Fingerprint hash) implements AccessEvent {}

    record UserRemoved(UserId user) implements AccessEvent {}

    /// A link with which a user signs in once and chooses a password. It takes the place of earlier ones.
    record LinkMade(UserId user, Fingerprint secret, long expires) implements AccessEvent {}

    record LinkUsed(UserId user) implements AccessEvent {}

    /// An API key was made.
    ///
    /// @param label what it is for, in somebody's words
    record KeyMade(KeyId key, String label, Role role, Reach reach, Fingerprint secret, long expires)
            implements AccessEvent {}

    record KeyRevoked(KeyId key) implements AccessEvent {}

    /// A user signed in.
    ///
    /// @param way `password` or `link`
    record SignedIn(UserId user, String session, String way) implements AccessEvent {}

    /// A session of a user is over before its time.
    ///
    /// @param expires when it would have been over anyway
    record SignedOut(UserId user, String session, long expires) implements AccessEvent {}

    /// Somebody who is known was refused something.
    ///
    /// @param who a user or a key
    /// @param what method and path
    record AccessRefused(String who, String what, String reason) implements AccessEvent {}
}
