package dev.signalbox.app.cli.record;

import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Screen;
import dev.signalbox.app.work.Story;
import dev.signalbox.engine.ledger.audit.AuditEntry;

/// Tool calls as lines for people, or as records of the audit.
record AuditLines(Screen screen) {

    void print(AuditEntry entry, Given given) {
        if (given.json()) {
            screen.json(entry.json());
            return;
        }
        var story = new Story(screen.style());
        var row = entry.row();
        story.lines(row.decided())
                .forEach(line -> screen.line(screen.style().quiet("%6d ".formatted(entry.seq())) + line));
        row.answered().stream()
                .flatMap(each -> story.lines(each).stream())
                .forEach(line -> screen.line("       " + line));
        row.finished().stream()
                .flatMap(each -> story.lines(each).stream())
                .forEach(line -> screen.line("       " + line));
    }
}
