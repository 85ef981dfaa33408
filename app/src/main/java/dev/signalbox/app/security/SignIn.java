package dev.signalbox.app.security;

import dev.signalbox.engine.token.SessionToken;
import dev.signalbox.engine.token.SessionTokens;
import dev.signalbox.kernel.access.User;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.AccessEvent.LinkUsed;
import dev.signalbox.kernel.event.AccessEvent.PasswordSet;
import dev.signalbox.kernel.event.AccessEvent.SignedIn;
import dev.signalbox.kernel.event.AccessEvent.SignedOut;
import java.time.Duration;
import java.util.Optional;

/// Signs people in and out. Failures are counted for each account from each address, for each address, and for each
/// account, so that neither guessing from one place nor from many goes on for long.
public final class SignIn {
    /// How long a session lasts.
    public static final Duration LASTS = Duration.ofHours(12);

    private static final int MOST_NAMES = 20_000;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Register register;
    private final SessionTokens tokens;
    private final Passwords passwords = new Passwords();
    private final Throttle pairs = new Throttle(5, WINDOW, MOST_NAMES);
    private final Throttle addresses = new Throttle(60, WINDOW, MOST_NAMES);
    private final Throttle accounts = new Throttle(100, WINDOW, MOST_NAMES);

    public SignIn(Register register, SessionTokens tokens) {
        this.register = register;
        this.tokens = tokens;
    }

    /// What came of a try.
    public sealed interface Outcome {
        /// Signed in.
        ///
        /// @param token proves it from now on
        record Welcome(Caller.Person person, String token) implements Outcome {}

        /// The name, the password or the link is not right; it is not said which.
        record Wrong() implements Outcome {}

        /// Tried too often, or too many try at once.
        record Later(Duration pause) implements Outcome {}

        /// The new password is none.
        record Unacceptable(String why) implements Outcome {}
    }

    /// Signs in with a password.
    ///
    /// @param address where the try comes from
    public Outcome password(String name, String password, String address) throws InterruptedException {
        var wait = tried(name, address);
        if (wait.isPresent()) {
            return new Outcome.Later(wait.get());
        }
        var user = user(name);
        var matches = passwords.matches(password, user.flatMap(User::password));
        if (matches.isEmpty()) {
            return new Outcome.Later(Duration.ofSeconds(1));
        }
        if (!matches.get() || user.isEmpty()) {
            return new Outcome.Wrong();
        }
        pairs.succeeded(pair(name, address));
        return welcome(user.get(), "password");
    }

    /// Signs in with a link, and sets the password that is used from then on.
    public Outcome link(String link, String password, String address) throws InterruptedException {
        var wait = tried("", address);
        if (wait.isPresent()) {
            return new Outcome.Later(wait.get());
        }
        var user = Secrets.isLink(link) ? holder(link) : Optional.<User>empty();
        if (user.isEmpty()) {
            return new Outcome.Wrong();
        }
        if (!Passwords.isAcceptable(password)) {
            return new Outcome.Unacceptable(Passwords.RULE);
        }
        var hash = passwords.hash(password);
        if (hash.isEmpty()) {
            return new Outcome.Later(Duration.ofSeconds(1));
        }
        var id = user.get().id();
        var decision = register.admit(id.value(), new LinkUsed(id), new PasswordSet(id, hash.get()));
        return decision instanceof Decision.Accepted
                ? register.now().find(id).map(known -> welcome(known, "link")).orElseGet(Outcome.Wrong::new)
                : new Outcome.Wrong();
    }

    /// Ends a session before its time.
    public void out(Caller.Person person) {
        register.admit(
                person.name(),
                new SignedOut(person.user(), person.session(), person.until().getEpochSecond()));
    }

    private Optional<Duration> tried(String name, String address) {
        var now = register.instant();
        var pair = pair(name, address);
        var wait = pairs.wait(pair, now)
                .or(() -> addresses.wait(address, now))
                .or(() -> name.isEmpty() ? Optional.empty() : accounts.wait(name, now));
        if (wait.isEmpty()) {
            pairs.tried(pair, now);
            addresses.tried(address, now);
            accounts.tried(name, now);
        }
        return wait;
    }

    private static String pair(String name, String address) {
        return name.substring(0, Math.min(name.length(), 64)) + "\n" + address;
    }

    private Optional<User> user(String name) {
        return Optional.ofNullable(register.now().users().get(name));
    }

    private Optional<User> holder(String link) {
        return register.now().users().values().stream()
                .filter(user -> user.link()
                        .filter(known -> Secrets.matches(link, known.secret()))
                        .isPresent())
                .findFirst();
    }

    private Outcome welcome(User user, String way) {
        var now = register.instant();
        var session = Secrets.sessionId();
        var until = now.plus(LASTS);
        register.admit(user.id().value(), new SignedIn(user.id(), session, way));
        return new Outcome.Welcome(
                new Caller.Person(user.id(), user.role(), user.reach(), session, until),
                tokens.issue(new SessionToken(user.id(), user.generation(), session, until), now));
    }
}
