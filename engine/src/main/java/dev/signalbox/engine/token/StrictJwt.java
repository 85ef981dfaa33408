package dev.signalbox.engine.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// JSON Web Tokens of one kind, held to the practice of RFC 8725: one algorithm, one type, one issuer, one audience,
/// and no header parameter that points to a key.
final class StrictJwt {
    private static final String ISSUER = "signalbox";
    private static final Set<String> HEADER = Set.of("alg", "typ");
    private static final int MOST_CHARACTERS = 4096;

    /// The parser is lenient about blanks and about the unused bits of the last character; here one token has one text.
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    private final String kind;
    private final JOSEObjectType type;
    private final String audience;
    private final MACSigner signer;
    private final MACVerifier verifier;

    /// @param kind what one is called in messages
    /// @param type its `typ`
    StrictJwt(String kind, String type, String audience, byte[] secret) {
        this.kind = kind;
        this.type = new JOSEObjectType(type);
        this.audience = audience;
        try {
            this.signer = new MACSigner(secret);
            this.verifier = new MACVerifier(secret);
        } catch (JOSEException cause) {
            throw new KeyFailure("the token key cannot be used", cause);
        }
    }

    /// What a text is worth, whatever the time.
    sealed interface Reading {
        /// Ours, with all that every token has.
        record Ours(JWTClaimsSet claims) implements Reading {}

        /// Worth nothing.
        record Foreign(String reason) implements Reading {}
    }

    String sign(JWTClaimsSet.Builder claims, Instant now, Instant expires) {
        var whole = claims.issuer(ISSUER)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .build();
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).type(type).build(), whole);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException cause) {
            throw new KeyFailure("cannot sign a %s token".formatted(kind), cause);
        }
    }

    Reading read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return new Reading.Foreign("the token is longer than %d characters".formatted(MOST_CHARACTERS));
        }
        if (!FORM.matcher(text).matches()) {
            return new Reading.Foreign("the text is no token");
        }
        try {
            var jwt = SignedJWT.parse(text);
            var header = jwt.getHeader();
            if (!JWSAlgorithm.HS256.equals(header.getAlgorithm())
                    || !type.equals(header.getType())
                    || !HEADER.containsAll(header.toJSONObject().keySet())) {
                return new Reading.Foreign("the token's header is not that of a %s token".formatted(kind));
            }
            return jwt.verify(verifier)
                    ? claims(jwt.getJWTClaimsSet())
                    : new Reading.Foreign("the token's signature is not ours");
        } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
            return new Reading.Foreign("the text is no token");
        }
    }

    private Reading claims(JWTClaimsSet claims) {
        if (!ISSUER.equals(claims.getIssuer()) || !List.of(audience).equals(claims.getAudience())) {
            return new Reading.Foreign("the token is not for this use");
        }
        return claims.getExpirationTime() == null || claims.getJWTID() == null
                ? new Reading.Foreign("the token lacks a claim")
                : new Reading.Ours(claims);
    }

    /// A claim without which a token makes no sense.
    static String text(JWTClaimsSet claims, String name) throws ParseException {
        var value = claims.getStringClaim(name);
        if (value == null) {
            throw new ParseException("the claim '%s' is missing".formatted(name), 0);
        }
        return value;
    }

    static int number(JWTClaimsSet claims, String name) throws ParseException {
        var value = claims.getIntegerClaim(name);
        if (value == null) {
            throw new ParseException("the claim '%s' is missing".formatted(name), 0);
        }
        return value;
    }
}
