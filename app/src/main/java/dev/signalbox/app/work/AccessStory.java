package dev.signalbox.app.work;

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
import java.util.stream.Collectors;

/// What happens to users, keys and projects, as sentences.
final class AccessStory {
    private AccessStory() {}

    static String line(AccessEvent event) {
        return switch (event) {
            case ProjectAdded added -> "project %s: %s".formatted(added.project(), Brief.text(added.title()));
            case UserAdded added ->
                "user %s added as %s %s".formatted(added.user(), Brief.word(added.role()), where(added.reach()));
            case UserChanged changed ->
                "user %s is %s %s now".formatted(changed.user(), Brief.word(changed.role()), where(changed.reach()));
            case PasswordSet set -> "user %s has a new password".formatted(set.user());
            case UserRemoved removed -> "user %s removed".formatted(removed.user());
            case LinkMade made -> "sign-in link made for user %s".formatted(made.user());
            case LinkUsed used -> "sign-in link of user %s used".formatted(used.user());
            case KeyMade made ->
                "key %s made for %s %s%s"
                        .formatted(
                                made.key(),
                                Brief.word(made.role()),
                                where(made.reach()),
                                Brief.after(": ", made.label()));
            case KeyRevoked revoked -> "key %s revoked".formatted(revoked.key());
            case SignedIn in -> "user %s signed in by %s".formatted(in.user(), Brief.text(in.way()));
            case SignedOut out -> "user %s signed out".formatted(out.user());
            case AccessRefused refused ->
                "%s was refused %s: %s"
                        .formatted(Brief.text(refused.who()), Brief.text(refused.what()), Brief.text(refused.reason()));
        };
    }

    private static String where(Reach reach) {
        return reach.everywhere()
                ? "everywhere"
                : "in " + reach.projects().stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
