package dev.signalbox.engine.model.provider;

import dev.signalbox.engine.model.TurnListener;
import java.util.ArrayList;
import java.util.List;

/// Keeps what it hears.
final class Recorder implements TurnListener {
    final List<String> pieces = new ArrayList<>();
    final List<String> thoughts = new ArrayList<>();
    final List<Retry> retries = new ArrayList<>();

    @Override
    public void text(String delta) {
        pieces.add(delta);
    }

    @Override
    public void thinking(String delta) {
        thoughts.add(delta);
    }

    @Override
    public void retrying(Retry retry) {
        retries.add(retry);
    }

    String text() {
        return String.join("", pieces);
    }
}
