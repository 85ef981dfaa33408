package dev.signalbox.engine.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.run.RunState;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Issues and verifies phase tokens.
///
/// One algorithm, one type, one issuer and one audience are accepted, and no header parameter that points to a key. A
/// token that was verified once is known by its text, so that the hot path is one look-up. Safe for use by many
/// threads.
public final class PhaseTokens {
    private static final JOSEObjectType TYPE = new JOSEObjectType("phase+jwt");
    private static final String ISSUER = "signalbox";
    private static final String AUDIENCE = "signalbox-phase";
    private static final Set<String> HEADER = Set.of("alg", "typ");
    private static final int MOST_CHARACTERS = 4096;

    /// The parser is lenient about blanks and about the unused bits of the last character; here one token has one text.
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    private static final Duration GRACE = Duration.ofHours(24);

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final Cache<String, PhaseToken> verified =
            Caffeine.newBuilder().maximumSize(10_000).build();

    public PhaseTokens(KeyRing keys) {
        try {
            var secret = keys.tokenSecret();
            this.signer = new MACSigner(secret);
            this.verifier = new MACVerifier(secret);
        } catch (JOSEException cause) {
            throw new KeyFailure("the token key cannot be used", cause);
        }
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
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(token.agent().value())
                .jwtID(token.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(token.expires()))
                .claim("task", token.task().value())
                .claim("run", token.run().value())
                .claim("phase", token.phase())
                .claim("round", token.round())
                .claim("workflow", token.workflow())
                .build();
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build(), claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException cause) {
            throw new KeyFailure("cannot sign a phase token", cause);
        }
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
        if (text.length() > MOST_CHARACTERS) {
            return new Answer.Invalid("the token is longer than %d characters".formatted(MOST_CHARACTERS));
        }
        if (!FORM.matcher(text).matches()) {
            return new Answer.Invalid("the text is no token");
        }
        try {
            var jwt = SignedJWT.parse(text);
            var header = jwt.getHeader();
            if (!JWSAlgorithm.HS256.equals(header.getAlgorithm())
                    || !TYPE.equals(header.getType())
                    || !HEADER.containsAll(header.toJSONObject().keySet())) {
                return new Answer.Invalid("the token's header is not that of a phase token");
            }
            return jwt.verify(verifier)
                    ? claims(jwt.getJWTClaimsSet())
                    : new Answer.Invalid("the token's signature is not ours");
        } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
            return new Answer.Invalid("the text is no token");
        }
    }

    private static Answer claims(JWTClaimsSet claims) throws ParseException {
        if (!ISSUER.equals(claims.getIssuer()) || !List.of(AUDIENCE).equals(claims.getAudience())) {
            return new Answer.Invalid("the token is not for this use");
        }
        var round = claims.getIntegerClaim("round");
        var expires = claims.getExpirationTime();
        if (round == null || expires == null || claims.getJWTID() == null) {
            return new Answer.Invalid("the token lacks a claim");
        }
        return new Answer.Valid(new PhaseToken(
                new TaskId(text(claims, "task")),
                new RunId(text(claims, "run")),
                text(claims, "phase"),
                round,
                new AgentId(text(claims, "sub")),
                text(claims, "workflow"),
                claims.getJWTID(),
                expires.toInstant()));
    }

    private static String text(JWTClaimsSet claims, String name) throws ParseException {
        var value = claims.getStringClaim(name);
        if (value == null) {
            throw new ParseException("the claim '%s' is missing".formatted(name), 0);
        }
        return value;
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
