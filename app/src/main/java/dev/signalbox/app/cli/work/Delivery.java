package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Screen;
import dev.signalbox.app.work.Brief;
import dev.signalbox.engine.workspace.Delivered;
import dev.signalbox.kernel.json.Json;

/// Says what came of a merge.
record Delivery(Screen screen, boolean json) {

    int told(Delivered delivered) {
        return switch (delivered) {
            case Delivered.Merged merged -> merged(merged);
            case Delivered.Refused refused -> refused(refused);
        };
    }

    private int merged(Delivered.Merged merged) {
        if (json) {
            screen.json(Json.obj()
                    .with("merged", Json.of(true))
                    .with("branch", Json.of(merged.branch()))
                    .with("commit", Json.of(merged.commit()))
                    .with("how", Json.of(Brief.word(merged.how()))));
        } else {
            var how = switch (merged.how()) {
                case FAST_FORWARD -> "merged into %s, which had not moved";
                case MERGE -> "merged into %s by a merge commit";
                case ALREADY -> "%s has it already";
            };
            screen.line(screen.style().good("✓ ") + how.formatted(merged.branch()) + "; it is at "
                    + Brief.digest(merged.commit()));
        }
        return Exit.DONE;
    }

    private int refused(Delivered.Refused refused) {
        if (json) {
            screen.json(Json.obj()
                    .with("merged", Json.of(false))
                    .with("reason", Json.of(Brief.word(refused.reason())))
                    .with("message", Json.of(refused.message()))
                    .with("paths", Json.strings(refused.paths()))
                    .with("advice", Json.of(refused.advice())));
        } else {
            screen.note(screen.errStyle().bad(refused.message()));
            refused.paths().forEach(path -> screen.err().println("    " + Brief.safe(path)));
            screen.err().println("  " + refused.advice());
        }
        return Exit.FAILED;
    }
}
