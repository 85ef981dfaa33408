package dev.signalbox.engine.ledger;

import dev.signalbox.engine.token.PhaseTokens;
import dev.signalbox.engine.token.PhaseTokens.Answer;
import dev.signalbox.kernel.control.ControlPlane;
import java.time.InstantSource;

/// Says of a phase token whether it counts now: it was issued here, has not expired, and its run is where it was issued
/// for. Asked before every call of an agent, so a token that is known and a run in which nothing happened since cost a
/// microsecond; a move of the run revokes its tokens as soon as it is acknowledged, in whatever process that was.
public final class TokenCheck {
    private final PhaseTokens tokens;
    private final ControlPlane control;
    private final InstantSource clock;

    public TokenCheck(PhaseTokens tokens, ControlPlane control, InstantSource clock) {
        this.tokens = tokens;
        this.control = control;
        this.clock = clock;
    }

    /// What the text of a token is worth.
    public Answer verify(String text) {
        return switch (tokens.authentic(text)) {
            case Answer.Invalid invalid -> invalid;
            case Answer.Valid(var token) ->
                control.look(token.run())
                        .map(state -> tokens.verify(text, state, clock.instant()))
                        .orElseGet(() -> new Answer.Invalid("there is no run " + token.run()));
        };
    }
}
