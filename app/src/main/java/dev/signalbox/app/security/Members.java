package dev.signalbox.app.security;

import dev.signalbox.kernel.access.Roster;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.AccessEvent;
import dev.signalbox.kernel.event.AccessEvent.KeyMade;
import dev.signalbox.kernel.event.AccessEvent.KeyRevoked;
import dev.signalbox.kernel.event.AccessEvent.LinkMade;
import dev.signalbox.kernel.event.AccessEvent.ProjectAdded;
import dev.signalbox.kernel.event.AccessEvent.UserAdded;
import dev.signalbox.kernel.event.AccessEvent.UserChanged;
import dev.signalbox.kernel.event.AccessEvent.UserRemoved;
import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.id.KeyId;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Manages users, keys and projects. Whoever asks has been asked for the right to.
public final class Members {
    /// How long a sign-in link is good for.
    public static final Duration LINK_LASTS = Duration.ofHours(1);

    private final Register register;

    public Members(Register register) {
        this.register = register;
    }

    /// What came of a wish.
    public sealed interface Outcome {
        /// It is done.
        ///
        /// @param secret to be shown once; empty if there is none
        record Done(String id, String secret) implements Outcome {}

        record Refused(List<String> reasons) implements Outcome {}
    }

    public Roster roster() {
        return register.now();
    }

    /// Makes a key. Its text is in the outcome and nowhere else.
    ///
    /// @param expires when it is over; never if there is none
    public Outcome makeKey(String by, String label, Role role, Reach reach, Optional<Instant> expires) {
        var id = Secrets.keyId();
        var key = Secrets.key(id);
        var made = new KeyMade(
                id,
                label,
                role,
                reach,
                Secrets.fingerprint(key),
                expires.map(Instant::getEpochSecond).orElse(0L));
        return outcome(register.admit(by, made), id.value(), key);
    }

    public Outcome revokeKey(String by, KeyId key) {
        return outcome(register.admit(by, new KeyRevoked(key)), key.value(), "");
    }

    /// Adds a user, with a link for the first sign-in.
    public Outcome addUser(String by, UserId user, Role role, Reach reach) {
        return withLink(by, user, new UserAdded(user, role, reach));
    }

    public Outcome changeUser(String by, UserId user, Role role, Reach reach) {
        return outcome(register.admit(by, new UserChanged(user, role, reach)), user.value(), "");
    }

    public Outcome removeUser(String by, UserId user) {
        return outcome(register.admit(by, new UserRemoved(user)), user.value(), "");
    }

    /// A new sign-in link; earlier ones are worth nothing any more.
    public Outcome makeLink(String by, UserId user) {
        return withLink(by, user);
    }

    public Outcome addProject(String by, ProjectId project, String title, String repository) {
        return outcome(register.admit(by, new ProjectAdded(project, title, repository)), project.value(), "");
    }

    /// A link for the first administrator, as long as nobody is there who could let others in.
    public Optional<String> firstLink(UserId admin) {
        if (roster().hasMaster()) {
            return Optional.empty();
        }
        var outcome = roster().find(admin).isEmpty()
                ? addUser("setup", admin, Role.ADMIN, Reach.EVERYWHERE)
                : makeLink("setup", admin);
        return outcome instanceof Outcome.Done(var _, var link) ? Optional.of(link) : Optional.empty();
    }

    private Outcome withLink(String by, UserId user, AccessEvent... before) {
        var link = Secrets.link();
        var changes = new java.util.ArrayList<>(List.of(before));
        changes.add(new LinkMade(
                user,
                Secrets.fingerprint(link),
                register.instant().plus(LINK_LASTS).getEpochSecond()));
        return outcome(register.admit(by, changes.toArray(AccessEvent[]::new)), user.value(), link);
    }

    private static Outcome outcome(Decision decision, String id, String secret) {
        return switch (decision) {
            case Decision.Accepted _ -> new Outcome.Done(id, secret);
            case Decision.Refused(var reasons) -> new Outcome.Refused(reasons);
        };
    }
}
