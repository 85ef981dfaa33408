package dev.signalbox.engine.sandbox;

import dev.signalbox.engine.sandbox.SandboxSettings.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Every kind of box that this machine can build.
final class Boxes {

    private Boxes() {}

    static Stream<Sandbox> each(SandboxSettings settings) {
        List<Sandbox> boxes = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Mode mode : List.of(Mode.BUBBLEWRAP, Mode.LANDLOCK)) {
            try {
                boxes.add(Sandbox.open(settings.withMode(mode)));
            } catch (SandboxUnavailable e) {
                missing.add(e.getMessage());
            }
        }
        Assumptions.assumeFalse(boxes.isEmpty(), String.join(" ", missing));
        return boxes.stream();
    }
}
