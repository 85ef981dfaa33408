package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.Blobs;
import dev.signalbox.engine.store.EventLog;
import dev.signalbox.engine.store.Store;
import dev.signalbox.engine.store.StoreException;
import dev.signalbox.engine.store.Views;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;

/// A store in one file, with its write-ahead log beside it. The door of this package.
public final class SqliteStore implements Store {
    private final Path file;
    private final Pulse pulse;
    private final Readers readers;
    private final Writer writer;
    private final EventLog log;
    private final Views views;
    private final Blobs blobs;

    private SqliteStore(Path file, Sqlite sqlite, long newest, InstantSource clock) {
        this.file = file;
        pulse = new Pulse(file, newest);
        readers = new Readers(file);
        var positions = new Newest(new Announcement(file));
        writer = new Writer(file, new Transaction(sqlite, clock, pulse, positions));
        log = new SqliteEventLog(file, writer, readers, pulse, positions);
        views = new SqliteViews(file, writer, readers);
        blobs = new SqliteBlobs(file, writer, readers);
    }

    /// Opens a file, making it when there is none, and looks whether the end of its log is whole.
    ///
    /// @throws StoreException if it cannot be used as it is
    public static SqliteStore open(Path file, InstantSource clock) {
        Schema.bring(file);
        return open(file, clock, sqlite -> Tail.check(file, sqlite));
    }

    /// Opens a file whose log may be damaged, to find out where.
    ///
    /// @throws StoreException if it cannot be read at all
    public static SqliteStore inspect(Path file, InstantSource clock) {
        Schema.bring(file);
        return open(file, clock, sqlite -> SqliteEventLog.head(sqlite).seq());
    }

    private static SqliteStore open(Path file, InstantSource clock, Sqlite.Work<Long> newest) {
        try {
            var sqlite = Sqlite.open(file);
            try {
                return new SqliteStore(file, sqlite, newest.with(sqlite), clock);
            } catch (SQLException | StoreException failure) {
                sqlite.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw Trouble.of("open", file, failure);
        }
    }

    @Override
    public EventLog log() {
        return log;
    }

    @Override
    public Views views() {
        return views;
    }

    @Override
    public Blobs blobs() {
        return blobs;
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public void close() {
        pulse.close();
        writer.close();
        readers.close();
    }
}
