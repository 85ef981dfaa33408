package dev.signalbox.app.security;

import dev.signalbox.engine.token.SessionToken;
import dev.signalbox.engine.token.SessionTokens;
import dev.signalbox.kernel.access.Roster;
import java.util.Optional;

/// Turns what somebody shows into who they are. What they may do is looked up at every request, so that a change counts
/// at once.
public final class Doorkeeper {
    private final Register register;
    private final SessionTokens tokens;

    public Doorkeeper(Register register, SessionTokens tokens) {
        this.register = register;
        this.tokens = tokens;
    }

    /// Whoever holds an API key or the token of a session.
    public Optional<Caller> bearer(String text) {
        return text.startsWith("sbx_") ? program(text) : session(text);
    }

    /// Whoever holds the token of a session.
    public Optional<Caller> session(String text) {
        var now = register.instant();
        return tokens.verify(text, now).flatMap(token -> person(register.now(), token));
    }

    private static Optional<Caller> person(Roster roster, SessionToken token) {
        return roster.find(token.user())
                .filter(user -> user.generation() == token.generation())
                .filter(_ -> !roster.ended().containsKey(token.id()))
                .map(user -> new Caller.Person(user.id(), user.role(), user.reach(), token.id(), token.expires()));
    }

    private Optional<Caller> program(String text) {
        var now = register.instant().getEpochSecond();
        return Secrets.idOf(text)
                .flatMap(register.now()::find)
                .filter(key -> Secrets.matches(text, key.secret()) && !key.isOver(now))
                .map(key -> new Caller.Program(key.id(), key.role(), key.reach()));
    }
}
