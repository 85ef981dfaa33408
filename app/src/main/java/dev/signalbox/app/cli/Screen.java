package dev.signalbox.app.cli;

import dev.signalbox.app.work.Style;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.InputStream;
import java.io.PrintStream;

/// Where a command reads and writes: results go to `out`, everything else to `err`.
///
/// @param width columns of the terminal that results go to; 0 if they go elsewhere
/// @param style how results are marked
/// @param errStyle how messages are marked
/// @param dialogue whether somebody is there to answer a question
public record Screen(
        InputStream in, PrintStream out, PrintStream err, int width, Style style, Style errStyle, Dialogue dialogue) {

    /// Whether questions can be asked.
    public enum Dialogue {
        POSSIBLE,
        IMPOSSIBLE
    }

    /// A screen that is no terminal.
    public static Screen plain(InputStream in, PrintStream out, PrintStream err) {
        return new Screen(in, out, err, 0, Style.PLAIN, Style.PLAIN, Dialogue.IMPOSSIBLE);
    }

    /// Prints a line of the result; on a terminal, in as many lines as it needs.
    public void line(String text) {
        line(text, text.length() - text.stripLeading().length() + 4);
    }

    /// The same.
    ///
    /// @param hang how far the lines after the first are indented
    void line(String text, int hang) {
        if (width == 0) {
            out.println(text);
        } else {
            Wrap.lines(text, width, hang).forEach(out::println);
        }
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
