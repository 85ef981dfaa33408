package dev.signalbox.engine.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.id.UserId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Session tokens, and texts that look like them and are not (RFC 8725).
final class SessionTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final SessionToken TOKEN = new SessionToken(new UserId("ann"), 3, "j1", NOW.plusSeconds(3600));

    @TempDir
    private Path directory;

    private KeyRing keys;
    private SessionTokens tokens;
    private String real;

    @BeforeEach
    void issue() {
        keys = KeyRing.open(directory);
        tokens = new SessionTokens(keys);
        real = tokens.issue(TOKEN, NOW);
    }

    private String signed(byte[] secret, Consumer<JWTClaimsSet.Builder> change) {
        try {
            var claims = new JWTClaimsSet.Builder(SignedJWT.parse(real).getJWTClaimsSet());
            change.accept(claims);
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .type(new JOSEObjectType("session+jwt"))
                    .build();
            var jwt = new SignedJWT(header, claims.build());
            jwt.sign(new MACSigner(secret));
            return jwt.serialize();
        } catch (JOSEException | ParseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void a_token_is_read_as_it_was_issued() {
        // When
        var answers = List.of(tokens.verify(real, NOW), tokens.verify(real, NOW.plusSeconds(3599)));

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer).contains(TOKEN));
    }

    @Test
    void a_token_is_over_to_the_second() {
        // Given
        assertThat(tokens.verify(real, NOW)).isPresent();

        // When
        var late = tokens.verify(real, NOW.plusSeconds(3600));

        // Then
        assertThat(late).isEmpty();
    }

    @Test
    void neither_kind_of_token_passes_for_the_other() {
        // Given
        var phases = new PhaseTokens(keys);
        var phase = phases.issue(
                new PhaseToken(
                        new TaskId("t1"),
                        new RunId("r1"),
                        "PLAN",
                        1,
                        new AgentId("ann"),
                        "00",
                        "j1",
                        NOW.plusSeconds(9)),
                NOW);

        // When
        var asSession = tokens.verify(phase, NOW);
        var asPhase = phases.authentic(real);

        // Then
        assertThat(asSession).isEmpty();
        assertThat(asPhase).isInstanceOf(PhaseTokens.Answer.Invalid.class);
    }

    @Test
    void the_same_claims_signed_here_count_so_that_the_others_fail_for_their_own_reason() {
        // When
        var answer = tokens.verify(signed(keys.sessionSecret(), same -> {}), NOW);

        // Then
        assertThat(answer).contains(TOKEN);
    }

    static Stream<Named<Consumer<JWTClaimsSet.Builder>>> claims() {
        return Stream.of(
                Named.of("another issuer", claims -> claims.issuer("evil")),
                Named.of("another audience", claims -> claims.audience("signalbox-phase")),
                Named.of("no expiry", claims -> claims.expirationTime(null)),
                Named.of("no id", claims -> claims.jwtID(null)),
                Named.of("no user", claims -> claims.subject(null)),
                Named.of("a user that is no name", claims -> claims.subject("../root")),
                Named.of("no generation", claims -> claims.claim("generation", null)),
                Named.of("a generation that is no number", claims -> claims.claim("generation", "3")));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void a_claim_that_is_missing_or_of_another_kind_is_refused(Consumer<JWTClaimsSet.Builder> change) {
        // When
        var token = signed(keys.sessionSecret(), change);

        // Then
        assertThat(tokens.verify(token, NOW)).isEmpty();
    }

    @Test
    void the_secret_of_phase_tokens_signs_no_session() {
        // When
        var token = signed(keys.tokenSecret(), same -> {});

        // Then
        assertThat(tokens.verify(token, NOW)).isEmpty();
    }

    static Stream<Named<UnaryOperator<String>>> texts() {
        return Stream.of(
                Named.of("nothing", token -> ""),
                Named.of("algorithm none", SessionTokensTest::none),
                Named.of("no signature", token -> token.substring(0, token.lastIndexOf('.') + 1)),
                Named.of("a changed user", SessionTokensTest::ofAnother),
                Named.of("a blank behind it", token -> token + " "),
                Named.of("a megabyte", token -> token + "A".repeat(1 << 20)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_that_is_no_token_of_ours_is_refused(UnaryOperator<String> change) {
        // When
        var answer = tokens.verify(change.apply(real), NOW);

        // Then
        assertThat(answer).isEmpty();
    }

    private static String none(String token) {
        return base64("{\"alg\":\"none\",\"typ\":\"session+jwt\"}") + "." + token.split("\\.", -1)[1] + ".";
    }

    private static String ofAnother(String token) {
        var parts = token.split("\\.", -1);
        var payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return parts[0] + "." + base64(payload.replace("\"ann\"", "\"bob\"")) + "." + parts[2];
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
