package dev.signalbox.engine.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.run.RunState;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;

/// Issues and verifies phase tokens.
///
/// A token that was verified once is known by its text, so that the hot path is one look-up. Safe for use by many
/// threads.
public final class PhaseTokens {
    private static final Duration GRACE = Duration.ofHours(24);

    private final StrictJwt jwt;
    private final Cache<String, PhaseToken> verified =
            Caffeine.newBuilder().maximumSize(10_000).build();

    public PhaseTokens(KeyRing keys) {
        this.jwt = new StrictJwt("phase", "phase+jwt", "signalbox-phase", keys.tokenSecret());
    }

    /// What a presented token is worth.
    public sealed interface Answer {
        /// It is ours.
        record Valid(PhaseToken token) implements Answer {}

        /// It is worth nothing.
        ///
        /// @param reason for a log; says nothing of the key
        record Invalid(String reason) implements Answer {}
    }

    /// The text of a token.
    public String issue(PhaseToken token, Instant now) {
        var claims = new JWTClaimsSet.Builder()
                .subject(token.agent().value())
                .jwtID(token.id())
                .claim("task", token.task().value())
                .claim("run", token.run().value())
                .claim("phase", token.phase())
                .claim("round", token.round())
                .claim("workflow", token.workflow());
        return jwt.sign(claims, now, token.expires());
    }

    /// Whether a token was issued here, has not expired, and counts in the run's state now.
    public Answer verify(String text, RunState state, Instant now) {
        return switch (authentic(text)) {
            case Answer.Invalid invalid -> invalid;
            case Answer.Valid(var token) -> {
                if (!now.isBefore(token.expires())) {
                    yield new Answer.Invalid("the token has expired");
                }
                yield token.countsIn(state) ? new Answer.Valid(token) : new Answer.Invalid(revoked(token, state));
            }
        };
    }

    /// Whose run a token speaks of, so that its state can be looked up. Not yet checked against time or state.
    public Answer authentic(String text) {
        var known = verified.getIfPresent(text);
        if (known != null) {
            return new Answer.Valid(known);
        }
        var answer = read(text);
        if (answer instanceof Answer.Valid(var token)) {
            verified.put(text, token);
        }
        return answer;
    }

    /// Whether a token may be exchanged for a fresh one: until it expires, and for a day longer while its run waits for
    /// an approval.
    public boolean refreshable(PhaseToken token, RunState state, Instant now) {
        var inTime = now.isBefore(token.expires());
        var inGrace = state instanceof RunState.Waits waits
                && waits.open().stream().anyMatch(Waiting.ForApproval.class::isInstance)
                && now.isBefore(token.expires().plus(GRACE));
        return token.countsIn(state) && (inTime || inGrace);
    }

    private Answer read(String text) {
        return switch (jwt.read(text)) {
            case StrictJwt.Reading.Foreign(var reason) -> new Answer.Invalid(reason);
            case StrictJwt.Reading.Ours(var claims) -> token(claims);
        };
    }

    private static Answer token(JWTClaimsSet claims) {
        try {
            return new Answer.Valid(new PhaseToken(
                    new TaskId(StrictJwt.text(claims, "task")),
                    new RunId(StrictJwt.text(claims, "run")),
                    StrictJwt.text(claims, "phase"),
                    StrictJwt.number(claims, "round"),
                    new AgentId(StrictJwt.text(claims, "sub")),
                    StrictJwt.text(claims, "workflow"),
                    claims.getJWTID(),
                    claims.getExpirationTime().toInstant()));
        } catch (ParseException | IllegalArgumentException malformed) {
            return new Answer.Invalid("the token lacks a claim");
        }
    }

    private static String revoked(PhaseToken token, RunState state) {
        return "the token is for %s round %d; the run is %s in %s round %d"
                .formatted(
                        token.phase(),
                        token.round(),
                        state.word(),
                        state.facts().phase(),
                        state.facts().progress().round());
    }
}
