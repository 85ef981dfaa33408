package dev.signalbox.engine.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.signalbox.kernel.id.UserId;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;

/// Issues and verifies session tokens. Safe for use by many threads.
public final class SessionTokens {
    private final StrictJwt jwt;
    private final Cache<String, SessionToken> verified =
            Caffeine.newBuilder().maximumSize(10_000).build();

    public SessionTokens(KeyRing keys) {
        this.jwt = new StrictJwt("session", "session+jwt", "signalbox-session", keys.sessionSecret());
    }

    /// The text of a token.
    public String issue(SessionToken token, Instant now) {
        var claims = new JWTClaimsSet.Builder()
                .subject(token.user().value())
                .jwtID(token.id())
                .claim("generation", token.generation());
        return jwt.sign(claims, now, token.expires());
    }

    /// The token of a text, if it was issued here and has not expired. Whether its user still is one, whoever knows the
    /// users has to say.
    public Optional<SessionToken> verify(String text, Instant now) {
        var known = Optional.ofNullable(verified.getIfPresent(text)).or(() -> read(text));
        return known.filter(token -> now.isBefore(token.expires()));
    }

    private Optional<SessionToken> read(String text) {
        var token = jwt.read(text) instanceof StrictJwt.Reading.Ours(var claims)
                ? token(claims)
                : Optional.<SessionToken>empty();
        token.ifPresent(ours -> verified.put(text, ours));
        return token;
    }

    private static Optional<SessionToken> token(JWTClaimsSet claims) {
        try {
            return Optional.of(new SessionToken(
                    new UserId(StrictJwt.text(claims, "sub")),
                    StrictJwt.number(claims, "generation"),
                    claims.getJWTID(),
                    claims.getExpirationTime().toInstant()));
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
