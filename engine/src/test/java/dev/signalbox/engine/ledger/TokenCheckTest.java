package dev.signalbox.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.store.SetClock;
import dev.signalbox.engine.token.KeyRing;
import dev.signalbox.engine.token.PhaseToken;
import dev.signalbox.engine.token.PhaseTokens;
import dev.signalbox.engine.token.PhaseTokens.Answer;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.run.RunCommand;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenCheckTest {
    private static final RunId RUN = new RunId("run-1");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final PhaseToken TOKEN =
            new PhaseToken(new TaskId("t1"), RUN, "PLAN", 1, new AgentId("agent-1"), "00", "j1", NOW.plusSeconds(7200));

    @TempDir
    Path directory;

    private Desk desk;
    private PhaseTokens tokens;
    private TokenCheck check;

    @BeforeEach
    void open() {
        desk = new Desk(directory);
        desk.begin("run-1");
        tokens = new PhaseTokens(KeyRing.open(directory.resolve("keys")));
        check = new TokenCheck(tokens, desk.ledger, new SetClock(NOW.toString()));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void another_process_that_moves_the_run_revokes_its_tokens_at_once() {
        var text = tokens.issue(TOKEN, NOW);
        try (var other = new Desk(directory)) {
            for (var round = 0; round < 50; round++) {
                assertThat(check.verify(text)).isEqualTo(new Answer.Valid(TOKEN));

                other.steer(new RunCommand.Pause(RUN, "lunch"));

                assertThat(check.verify(text)).isInstanceOf(Answer.Invalid.class);
                other.steer(new RunCommand.Resume(RUN));
            }
            other.steer(new RunCommand.JudgeGate(RUN, "plan_gate"));
            other.steer(new RunCommand.Advance(RUN, "DO"));
        }

        assertThat(check.verify(text))
                .isEqualTo(new Answer.Invalid("the token is for PLAN round 1; the run is running in DO round 1"));
    }

    @Test
    void a_token_of_a_run_that_is_not_there_is_worth_nothing() {
        var elsewhere = new PhaseToken(
                new TaskId("t1"), new RunId("run-9"), "PLAN", 1, new AgentId("a"), "00", "j2", NOW.plusSeconds(7200));

        assertThat(check.verify(tokens.issue(elsewhere, NOW))).isEqualTo(new Answer.Invalid("there is no run run-9"));
        assertThat(check.verify("abc")).isEqualTo(new Answer.Invalid("the text is no token"));
    }

    @Test
    void a_token_is_worth_nothing_from_the_second_it_expires() {
        var late =
                new TokenCheck(tokens, desk.ledger, new SetClock(TOKEN.expires().toString()));

        assertThat(late.verify(tokens.issue(TOKEN, NOW))).isEqualTo(new Answer.Invalid("the token has expired"));
    }
}
