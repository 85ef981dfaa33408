package dev.signalbox.engine.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signalbox.engine.store.Events;
import dev.signalbox.engine.token.PhaseTokens.Answer.Invalid;
import dev.signalbox.engine.token.PhaseTokens.Answer.Valid;
import dev.signalbox.kernel.event.RunEvent.Move;
import dev.signalbox.kernel.event.RunEvent.PhaseEntered;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.run.RunMachine;
import dev.signalbox.kernel.run.RunState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tokens that look like ours and are not (RFC 8725). Most of them are signed with our own key, which makes each test
/// speak of exactly one rule.
final class TokenAttackTest {
    private static final JOSEObjectType TYPE = new JOSEObjectType("phase+jwt");

    private static final RunId RUN = new RunId("r1");
    private static final RunState STATE =
            RunMachine.after(RunMachine.first(Events.run("r1", "t1")), new PhaseEntered(RUN, "PLAN", 1, Move.START));
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final PhaseToken TOKEN =
            new PhaseToken(new TaskId("t1"), RUN, "PLAN", 1, new AgentId("coder"), "00", "j1", NOW.plusSeconds(7200));

    @TempDir
    private Path directory;

    private PhaseTokens tokens;
    private String real;
    private byte[] secret;

    @BeforeEach
    void issue() {
        var keys = KeyRing.open(directory);
        tokens = new PhaseTokens(keys);
        real = tokens.issue(TOKEN, NOW);
        secret = keys.tokenSecret();
    }

    private void isForged(String token) {
        assertThat(tokens.authentic(token)).isInstanceOf(Invalid.class);
        assertThat(tokens.verify(token, STATE, NOW)).isInstanceOf(Invalid.class);
    }

    private String signed(JWSHeader header, Consumer<JWTClaimsSet.Builder> change) {
        try {
            var claims = new JWTClaimsSet.Builder(SignedJWT.parse(real).getJWTClaimsSet());
            change.accept(claims);
            var jwt = new SignedJWT(header, claims.build());
            jwt.sign(new MACSigner(Arrays.copyOf(secret, header.getAlgorithm().equals(JWSAlgorithm.HS256) ? 32 : 64)));
            return jwt.serialize();
        } catch (JOSEException | ParseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE);
    }

    @Test
    void the_same_token_signed_here_counts_so_that_the_others_fail_for_their_own_reason() {
        // When
        var answer = tokens.verify(signed(header().build(), same -> {}), STATE, NOW);

        // Then
        assertThat(answer).isEqualTo(new Valid(TOKEN));
    }

    static Stream<Named<JWSHeader>> headers() {
        return Stream.of(
                Named.of(
                        "another HMAC",
                        new JWSHeader.Builder(JWSAlgorithm.HS512).type(TYPE).build()),
                Named.of("no type", new JWSHeader.Builder(JWSAlgorithm.HS256).build()),
                Named.of(
                        "plain JWT",
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .type(JOSEObjectType.JWT)
                                .build()),
                Named.of("a key by path", header().keyID("../../../../dev/null").build()),
                Named.of(
                        "a key by SQL",
                        header().keyID("x' UNION SELECT 'secret").build()),
                Named.of(
                        "a key by address",
                        header().jwkURL(URI.create("https://evil.example/keys")).build()),
                Named.of(
                        "a chain by address",
                        header().x509CertURL(URI.create("https://evil.example/x"))
                                .build()),
                Named.of(
                        "critical extension",
                        header().criticalParams(Set.of("exp"))
                                .customParam("exp", 1)
                                .build()),
                Named.of(
                        "unencoded payload",
                        header().base64URLEncodePayload(false)
                                .criticalParams(Set.of("b64"))
                                .build()));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void a_header_other_than_ours_is_refused_even_with_our_signature(JWSHeader header) {
        // When
        var token = signed(header, same -> {});

        // Then
        isForged(token);
    }

    static Stream<Named<Consumer<JWTClaimsSet.Builder>>> claims() {
        return Stream.of(
                Named.of("another issuer", claims -> claims.issuer("evil")),
                Named.of("no issuer", claims -> claims.issuer(null)),
                Named.of("another audience", claims -> claims.audience("signalbox/users")),
                Named.of("two audiences", claims -> claims.audience(List.of("signalbox-phase", "x"))),
                Named.of("no audience", claims -> claims.audience((String) null)),
                Named.of("no expiry", claims -> claims.expirationTime(null)),
                Named.of("no id", claims -> claims.jwtID(null)),
                Named.of("no agent", claims -> claims.subject(null)),
                Named.of("an agent that is no name", claims -> claims.subject("../root")),
                Named.of("no run", claims -> claims.claim("run", null)),
                Named.of("no round", claims -> claims.claim("round", null)),
                Named.of("a round that is no number", claims -> claims.claim("round", "1")),
                Named.of("no workflow", claims -> claims.claim("workflow", null)));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void a_claim_that_is_missing_or_of_another_kind_is_refused(Consumer<JWTClaimsSet.Builder> change) {
        // When
        var token = signed(header().build(), change);

        // Then
        isForged(token);
    }

    static Stream<Named<Consumer<JWTClaimsSet.Builder>>> places() {
        return Stream.of(
                Named.of("another run", claims -> claims.claim("run", "r2")),
                Named.of("another task", claims -> claims.claim("task", "t2")),
                Named.of("another phase", claims -> claims.claim("phase", "COMPLETE")),
                Named.of("another round", claims -> claims.claim("round", 2)),
                Named.of("another workflow", claims -> claims.claim("workflow", "ff")));
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_token_for_elsewhere_does_not_count_here(Consumer<JWTClaimsSet.Builder> change) {
        // When
        var token = signed(header().build(), change);

        // Then
        assertThat(tokens.authentic(token)).isInstanceOf(Valid.class);
        assertThat(tokens.verify(token, STATE, NOW)).isInstanceOf(Invalid.class);
    }

    static Stream<Named<UnaryOperator<String>>> texts() {
        return Stream.of(
                Named.of("nothing", token -> ""),
                Named.of("no JWT", token -> "Bearer of news"),
                Named.of("two parts", token -> token.substring(0, token.lastIndexOf('.'))),
                Named.of("no signature", token -> token.substring(0, token.lastIndexOf('.') + 1)),
                Named.of("algorithm none", token -> none(token, "none")),
                Named.of("algorithm nOnE", token -> none(token, "nOnE")),
                Named.of("a changed claim", TokenAttackTest::withChangedPayload),
                Named.of("a changed signature", token -> token.substring(0, token.length() - 10) + "AAAAAAAAAA"),
                Named.of("unused bits set", token -> token.substring(0, token.length() - 1) + next(token)),
                Named.of("a blank behind it", token -> token + " "),
                Named.of("a fourth part", token -> token + ".e30"),
                Named.of("five parts", token -> token + ".e30.e30"),
                Named.of("a megabyte", token -> token + "A".repeat(1 << 20)),
                Named.of("deep nesting", token -> base64("{\"alg\":" + "[".repeat(900)) + ".e30.e30"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_that_is_no_token_of_ours_is_refused(UnaryOperator<String> change) {
        // When
        var token = change.apply(real);

        // Then
        isForged(token);
    }

    @Test
    void a_public_key_taken_as_shared_secret_signs_nothing() throws Exception {
        // Given
        var open = Files.readAllBytes(directory.resolve("signing.pub"));
        var jwt = new SignedJWT(header().build(), SignedJWT.parse(real).getJWTClaimsSet());

        // When
        jwt.sign(new MACSigner(open));

        // Then
        isForged(jwt.serialize());
    }

    /// The character after the last one of a token, which differs from it in bits that carry nothing.
    private static char next(String token) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet.charAt(alphabet.indexOf(token.charAt(token.length() - 1)) + 1);
    }

    private static String none(String token, String algorithm) {
        var payload = token.split("\\.", -1)[1];
        return base64("{\"alg\":\"" + algorithm + "\",\"typ\":\"phase+jwt\"}") + "." + payload + ".";
    }

    private static String withChangedPayload(String token) {
        var parts = token.split("\\.", -1);
        var payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return parts[0] + "." + base64(payload.replace("\"PLAN\"", "\"DO\"")) + "." + parts[2];
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
