package dev.signalbox.engine.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.RunEvent.Move;
import dev.signalbox.kernel.event.RunEvent.PhaseEntered;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.RunPaused;
import dev.signalbox.kernel.event.RunEvent.WaitStarted;
import dev.signalbox.kernel.event.RunEvent.WorkflowRef;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.run.RunMachine;
import dev.signalbox.kernel.run.RunState;
import dev.signalbox.kernel.workflow.Enforcement;
import dev.signalbox.kernel.workflow.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PhaseTokensTest {
    private static final RunId RUN = new RunId("run-1");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final PhaseToken TOKEN = new PhaseToken(
            new TaskId("task-1"), RUN, "PLAN", 1, new AgentId("agent-1"), "d1", "j1", NOW.plusSeconds(7200));

    @TempDir
    Path directory;

    private PhaseTokens tokens;

    @BeforeEach
    void open() {
        tokens = new PhaseTokens(KeyRing.open(directory));
    }

    @Test
    void a_token_counts_while_its_run_is_in_its_phase() {
        var text = tokens.issue(TOKEN, NOW);

        assertThat(tokens.verify(text, inPlan(), NOW)).isEqualTo(new PhaseTokens.Answer.Valid(TOKEN));
        assertThat(new PhaseTokens(KeyRing.open(directory)).verify(text, inPlan(), NOW))
                .as("after a restart")
                .isEqualTo(new PhaseTokens.Answer.Valid(TOKEN));
    }

    @Test
    void advancing_pausing_and_time_revoke_a_token() {
        var text = tokens.issue(TOKEN, NOW);
        var advanced = RunMachine.after(inPlan(), new PhaseEntered(RUN, "TDD", 1, Move.FORWARD));
        var again = RunMachine.after(inPlan(), new PhaseEntered(RUN, "PLAN", 2, Move.REWORK));
        var paused = RunMachine.after(inPlan(), new RunPaused(RUN, "lunch"));

        assertThat(List.of(advanced, again, paused))
                .allSatisfy(state ->
                        assertThat(tokens.verify(text, state, NOW)).isInstanceOf(PhaseTokens.Answer.Invalid.class));
        assertThat(tokens.verify(text, inPlan(), NOW.plusSeconds(7200)))
                .isEqualTo(new PhaseTokens.Answer.Invalid("the token has expired"));
    }

    @Test
    void a_token_is_refreshed_late_only_while_an_approval_is_waited_for() {
        var late = NOW.plusSeconds(7300);
        var waits = RunMachine.after(
                inPlan(), new WaitStarted(RUN, new Waiting.ForApproval(new ApprovalId("a1"), "g", "?")));

        assertThat(tokens.refreshable(TOKEN, inPlan(), late)).isFalse();
        assertThat(tokens.refreshable(TOKEN, waits, late)).isTrue();
        assertThat(tokens.refreshable(TOKEN, waits, late.plusSeconds(90_000))).isFalse();
    }

    @Test
    void forged_tokens_are_refused() throws Exception {
        var secret = Files.readAllBytes(directory.resolve("token.key"));
        var genuine = SignedJWT.parse(tokens.issue(TOKEN, NOW));
        var claims = genuine.getJWTClaimsSet();
        var whole = genuine.serialize();
        var ours = new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType("phase+jwt"));
        var forged = Map.of(
                "without signature", new PlainJWT(claims).serialize(),
                "signature cut off", whole.substring(0, whole.lastIndexOf('.') + 1),
                "another secret", signed(ours.build(), claims, new byte[32]),
                "another algorithm", signed(new JWSHeader.Builder(JWSAlgorithm.HS384).build(), claims, twice(secret)),
                "another type", signed(new JWSHeader(JWSAlgorithm.HS256), claims, secret),
                "a key id", signed(ours.keyID("../../dev/null").build(), claims, secret),
                "another audience",
                        signed(
                                new JWSHeader.Builder(JWSAlgorithm.HS256)
                                        .type(new JOSEObjectType("phase+jwt"))
                                        .build(),
                                new JWTClaimsSet.Builder(claims)
                                        .audience("elsewhere")
                                        .build(),
                                secret),
                "without a run",
                        signed(
                                new JWSHeader.Builder(JWSAlgorithm.HS256)
                                        .type(new JOSEObjectType("phase+jwt"))
                                        .build(),
                                new JWTClaimsSet.Builder(claims)
                                        .claim("run", null)
                                        .build(),
                                secret),
                "huge", genuine.serialize() + "A".repeat(100_000),
                "no token", "abc");

        assertThat(forged)
                .allSatisfy((name, text) -> assertThat(tokens.verify(text, inPlan(), NOW))
                        .as(name)
                        .isInstanceOf(PhaseTokens.Answer.Invalid.class));
    }

    @Test
    void a_signing_key_that_is_gone_is_not_replaced_in_silence() throws Exception {
        var signature = KeyRing.open(directory).signer().sign(new byte[] {1});
        Files.delete(directory.resolve("signing.key"));

        assertThat(KeyRing.existing(directory).verifier().verifies(new byte[] {1}, signature))
                .isTrue();
        assertThat(KeyRing.existing(directory).verifier().verifies(new byte[] {2}, signature))
                .isFalse();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> KeyRing.open(directory))
                .isInstanceOf(KeyFailure.class)
                .hasMessageContaining("signing.key is missing")
                .hasMessageContaining("put the saved one back");
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, byte[] secret) throws Exception {
        var jwt = new SignedJWT(header, claims);
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }

    private static byte[] twice(byte[] bytes) {
        var longer = java.util.Arrays.copyOf(bytes, bytes.length * 2);
        System.arraycopy(bytes, 0, longer, bytes.length, bytes.length);
        return longer;
    }

    private static RunState inPlan() {
        var profile = new Profile(
                "none",
                List.of(),
                List.of(),
                "true",
                Profile.Report.JUNIT_XML,
                List.of(),
                List.of(),
                List.of(),
                "",
                List.of());
        var created = new RunCreated(
                RUN,
                new TaskId("task-1"),
                new WorkflowRef("w", "1", "d1", List.of("PLAN", "TDD")),
                "/repo",
                profile,
                Autonomy.GUARDED,
                Enforcement.Mode.STRICT,
                "scripted",
                Budget.DEFAULT,
                Map.of());
        return RunMachine.after(RunMachine.first(created), new PhaseEntered(RUN, "PLAN", 1, Move.START));
    }
}
