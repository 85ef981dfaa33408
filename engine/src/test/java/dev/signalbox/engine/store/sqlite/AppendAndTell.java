package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.Answer.Appended;
import dev.signalbox.engine.store.Events;
import dev.signalbox.engine.store.StoreException;
import java.nio.file.Path;
import java.time.InstantSource;

/// Appends with several threads and says each position on a line of its own once it is acknowledged: `<seq> <text>`.
/// When the log cannot be written it says `!<kind>` and ends.
final class AppendAndTell {
    private AppendAndTell() {}

    /// Arguments: file, name, number of events each of four threads appends.
    public static void main(String[] args) throws InterruptedException {
        var count = Integer.parseInt(args[2]);
        var store = SqliteStore.open(Path.of(args[0]), InstantSource.system());
        var threads = new Thread[4];
        for (var t = 0; t < threads.length; t++) {
            var name = args[1] + "-" + t;
            threads[t] = Thread.ofPlatform().start(() -> append(store, name, count));
        }
        for (var thread : threads) {
            thread.join();
        }
        store.close();
    }

    private static void append(SqliteStore store, String name, int count) {
        for (var i = 0; i < count; i++) {
            var text = name + "-" + i;
            try {
                var answer = (Appended) store.log().append(Events.wish(Events.prompted(name, text + "x".repeat(300))));
                say(answer.records().getFirst().seq() + " " + text);
            } catch (StoreException full) {
                say("!" + full.kind() + " " + full.getMessage());
                return;
            }
        }
    }

    private static void say(String line) {
        synchronized (AppendAndTell.class) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
