package dev.signalbox.app.cli;

import dev.signalbox.app.work.Style;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.InputStream;
import java.io.PrintStream;

/// Where a command reads and writes: results go to `out`, everything else to `err`.
///
/// @param style how results are marked
/// @param errStyle how messages are marked
/// @param dialogue whether somebody is there to answer a question
public record Screen(InputStream in, PrintStream out, PrintStream err, Style style, Style errStyle, Dialogue dialogue) {

    /// Whether questions can be asked.
    public enum Dialogue {
        POSSIBLE,
        IMPOSSIBLE
    }

    /// A screen that is no terminal.
    public static Screen plain(InputStream in, PrintStream out, PrintStream err) {
        return new Screen(in, out, err, Style.PLAIN, Style.PLAIN, Dialogue.IMPOSSIBLE);
    }

    /// Prints a line of the result.
    public void line(String text) {
        out.println(text);
    }

    /// Prints a JSON document on one line.
    public void json(Json value) {
        out.println(JsonText.print(value));
    }

    /// Prints a message.
    public void note(String text) {
        err.println("signalbox: " + text);
    }
}
