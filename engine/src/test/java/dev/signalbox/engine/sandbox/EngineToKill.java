package dev.signalbox.engine.sandbox;

import dev.signalbox.engine.sandbox.SandboxSettings.Mode;
import java.nio.file.Path;

/// An engine of its own process that runs one box, for a test to kill.
final class EngineToKill {

    private EngineToKill() {}

    public static void main(String[] args) throws Exception {
        SandboxSettings settings = SandboxSettings.standard(System.getenv())
                .withMode(Mode.valueOf(args[0]))
                .withState(Path.of(args[1]));
        Sandbox sandbox = Sandbox.open(settings);
        sandbox.run(BoxSpec.bash(Path.of(args[2]), WriteRules.readOnly(), args[3]), (source, piece) -> {
            System.out.write(piece, 0, piece.length);
            System.out.flush();
        });
    }
}
