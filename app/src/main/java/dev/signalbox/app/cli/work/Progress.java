package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.Screen;
import dev.signalbox.app.work.Story;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.sdk.wire.EventText;

/// Tells what happens in a run while it happens: lines for people, or the events themselves for programs.
final class Progress {
    private final Screen screen;
    private final boolean json;
    private final Story story;

    Progress(Screen screen, boolean json) {
        this.screen = screen;
        this.json = json;
        this.story = new Story(screen.style());
    }

    boolean isJson() {
        return json;
    }

    void note(String sentence) {
        if (!json) {
            screen.err().println(screen.errStyle().quiet(sentence + " …"));
        }
    }

    void tell(Recorded recorded) {
        if (json) {
            screen.line(EventText.write(recorded));
        } else {
            story.lines(recorded).forEach(screen::line);
        }
    }
}
