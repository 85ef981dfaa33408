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
import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.id.UserId;
import java.util.List;
import java.util.stream.Stream;

/// Which changes to a roster are granted. Whoever asks has been asked for rights already; here it is decided whether a
/// change makes sense.
final class Admission {
    /// The most users, keys or projects there may be of each.
    static final int MOST = 10_000;

    private static final int LONGEST_TEXT = 500;

    private Admission() {}

    static List<String> refusals(Roster roster, AccessEvent change, long now) {
        return switch (change) {
            case ProjectAdded added ->
                Stream.of(
                                room(roster.projects().size(), "projects"),
                                text(added.title(), "the title"),
                                text(added.repository(), "the repository"))
                        .flatMap(List::stream)
                        .toList();
            case UserAdded added ->
                when(
                        roster.find(added.user()).isEmpty(),
                        "there is a user %s already".formatted(added.user()),
                        Stream.concat(
                                        room(roster.users().size(), "users").stream(),
                                        unknown(roster, added.reach()).stream())
                                .toList());
            case UserChanged changed -> changed(roster, changed);
            case PasswordSet set -> known(roster, set.user());
            case UserRemoved removed ->
                when(
                        !isLastMaster(roster, removed.user()),
                        "%s is the last who administers everything".formatted(removed.user()),
                        known(roster, removed.user()));
            case LinkMade made -> known(roster, made.user());
            case LinkUsed used -> usable(roster, used.user(), now);
            case KeyMade made -> made(roster, made, now);
            case KeyRevoked revoked ->
                when(roster.find(revoked.key()).isPresent(), "there is no key %s".formatted(revoked.key()), List.of());
            case SignedIn in -> known(roster, in.user());
            case SignedOut out ->
                when(roster.ended().size() < MOST, "too many sessions were ended", known(roster, out.user()));
            case AccessRefused _ -> List.of();
        };
    }

    private static List<String> changed(Roster roster, UserChanged changed) {
        var staysMaster = changed.role() == Role.ADMIN && changed.reach().everywhere();
        return when(
                staysMaster || !isLastMaster(roster, changed.user()),
                "%s is the last who administers everything".formatted(changed.user()),
                Stream.concat(known(roster, changed.user()).stream(), unknown(roster, changed.reach()).stream())
                        .toList());
    }

    private static List<String> made(Roster roster, KeyMade made, long now) {
        return Stream.of(
                        roster.find(made.key()).isPresent()
                                ? List.of("there is a key %s already".formatted(made.key()))
                                : List.<String>of(),
                        room(roster.keys().size(), "keys"),
                        text(made.label(), "the label"),
                        unknown(roster, made.reach()),
                        made.expires() != 0 && made.expires() <= now
                                ? List.of("the key would be over already")
                                : List.<String>of())
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> usable(Roster roster, UserId user, long now) {
        var link = roster.find(user).flatMap(User::link);
        return when(link.filter(each -> now < each.expires()).isPresent(), "the link was used or is over", List.of());
    }

    private static boolean isLastMaster(Roster roster, UserId user) {
        var masters = roster.users().values().stream().filter(User::isMaster).toList();
        return masters.size() == 1 && masters.getFirst().id().equals(user);
    }

    private static List<String> known(Roster roster, UserId user) {
        return when(roster.find(user).isPresent(), "there is no user %s".formatted(user), List.of());
    }

    private static List<String> unknown(Roster roster, Reach reach) {
        return reach.projects().stream()
                .filter(project -> roster.find(project).isEmpty())
                .map("there is no project %s"::formatted)
                .toList();
    }

    private static List<String> room(int count, String what) {
        return when(count < MOST, "there are %,d %s already, the most there may be".formatted(MOST, what), List.of());
    }

    private static List<String> text(String text, String what) {
        return when(
                text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl),
                "%s has at most %d printable characters".formatted(what, LONGEST_TEXT),
                List.of());
    }

    private static List<String> when(boolean holds, String otherwise, List<String> further) {
        return holds ? further : List.of(otherwise);
    }
}
