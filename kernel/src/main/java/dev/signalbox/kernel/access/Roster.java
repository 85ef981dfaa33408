package dev.signalbox.kernel.access;

import dev.signalbox.kernel.event.AccessEvent;
import dev.signalbox.kernel.event.AccessEvent.AccessRefused;
import dev.signalbox.kernel.event.AccessEvent.KeyMade;
import dev.signalbox.kernel.event.AccessEvent.KeyRevoked;
import dev.signalbox.kernel.event.AccessEvent.LinkMade;
import dev.signalbox.kernel.event.AccessEvent.LinkUsed;
import dev.signalbox.kernel.event.AccessEvent.PasswordSet;
import dev.signalbox.kernel.event.AccessEvent.ProjectAdded;
import dev.signalbox.kernel.event.AccessEvent.SignedIn;
import dev.signalbox.kernel.event.AccessEvent.SignedOut;
import dev.signalbox.kernel.event.AccessEvent.UserAdded;
import dev.signalbox.kernel.event.AccessEvent.UserChanged;
import dev.signalbox.kernel.event.AccessEvent.UserRemoved;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.id.KeyId;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.UserId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All users, keys and projects, folded from the log.
///
/// @param users by their names
/// @param keys by their ids; revoked ones are gone
/// @param projects by their ids
/// @param ended sessions that ended before their time, and when they would have ended anyway
public record Roster(
        Map<String, User> users, Map<String, Key> keys, Map<String, Project> projects, Map<String, Long> ended) {

    /// Nobody is known; there is the project that everything belongs to which names none.
    public static final Roster EMPTY = new Roster(
            Map.of(),
            Map.of(),
            Map.of(ProjectId.DEFAULT.value(), new Project(ProjectId.DEFAULT, "Default", "")),
            Map.of());

    public Roster {
        users = Collections.unmodifiableMap(new TreeMap<>(users));
        keys = Collections.unmodifiableMap(new TreeMap<>(keys));
        projects = Collections.unmodifiableMap(new TreeMap<>(projects));
        ended = Collections.unmodifiableMap(new TreeMap<>(ended));
    }

    public Optional<User> find(UserId user) {
        return Optional.ofNullable(users.get(user.value()));
    }

    public Optional<Key> find(KeyId key) {
        return Optional.ofNullable(keys.get(key.value()));
    }

    public Optional<Project> find(ProjectId project) {
        return Optional.ofNullable(projects.get(project.value()));
    }

    /// Whether somebody is there who can let others in.
    public boolean hasMaster() {
        return users.values().stream().anyMatch(User::isMaster);
    }

    /// Whether a change is granted: why not, or nothing.
    ///
    /// @param now seconds since 1970
    public List<String> refusals(AccessEvent change, long now) {
        return Admission.refusals(this, change, now);
    }

    /// After more records; what is about something else is passed over.
    public Roster after(List<Recorded> records) {
        var fold = new Fold(this);
        for (var recorded : records) {
            if (recorded.event() instanceof AccessEvent event) {
                fold.add(event, recorded.by(), recorded.at().getEpochSecond());
            }
        }
        return fold.roster();
    }

    /// The maps of a roster while they change.
    private static final class Fold {
        private final Map<String, User> users;
        private final Map<String, Key> keys;
        private final Map<String, Project> projects;
        private final Map<String, Long> ended;

        Fold(Roster before) {
            users = new TreeMap<>(before.users);
            keys = new TreeMap<>(before.keys);
            projects = new TreeMap<>(before.projects);
            ended = new TreeMap<>(before.ended);
        }

        Roster roster() {
            return new Roster(users, keys, projects, ended);
        }

        void add(AccessEvent event, String by, long at) {
            switch (event) {
                case ProjectAdded added ->
                    projects.put(
                            added.project().value(), new Project(added.project(), added.title(), added.repository()));
                case UserAdded added ->
                    users.put(
                            added.user().value(),
                            new User(added.user(), added.role(), added.reach(), Optional.empty(), 0, Optional.empty()));
                case UserChanged changed -> change(changed.user(), user -> user.as(changed.role(), changed.reach()));
                case PasswordSet set -> change(set.user(), user -> user.with(set.hash()));
                case UserRemoved removed -> users.remove(removed.user().value());
                case LinkMade made ->
                    change(made.user(), user -> user.with(Optional.of(new User.Link(made.secret(), made.expires()))));
                case LinkUsed used -> change(used.user(), user -> user.with(Optional.<User.Link>empty()));
                case KeyMade made -> keys.put(made.key().value(), key(made, by, at));
                case KeyRevoked revoked -> keys.remove(revoked.key().value());
                case SignedOut out -> {
                    ended.values().removeIf(expires -> expires <= at);
                    ended.put(out.session(), out.expires());
                }
                case SignedIn _, AccessRefused _ -> {
                    // for the record alone
                }
            }
        }

        private static Key key(KeyMade made, String by, long at) {
            return new Key(made.key(), made.label(), made.role(), made.reach(), made.secret(), by, at, made.expires());
        }

        private void change(UserId user, java.util.function.UnaryOperator<User> how) {
            users.computeIfPresent(user.value(), (_, known) -> how.apply(known));
        }
    }
}
