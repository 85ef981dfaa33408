package dev.signalbox.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/// Group commit and nothing else: one table without an index, one thread that writes what waits in one transaction.
/// Nothing is decided, hashed, redacted or listed.
final class RawLog implements AutoCloseable {
    private static final int MOST_AT_ONCE = 256;

    private final Connection connection;
    private final PreparedStatement insert;
    private final BlockingQueue<Wish> waiting = new ArrayBlockingQueue<>(4096);
    private final Thread thread;
    private volatile boolean closed;
    private long seq;

    private RawLog(Connection connection) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE log (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL,"
                    + " subject TEXT NOT NULL, event TEXT NOT NULL, hash BLOB NOT NULL) STRICT");
        }
        insert = connection.prepareStatement(
                "INSERT INTO log (seq, at, actor, subject, event, hash) VALUES (?, ?, ?, ?, ?, ?)");
        thread = Thread.ofPlatform().name("raw-writer").daemon().start(this::serve);
    }

    /// The pragmas of the product's own writer.
    static RawLog open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setBusyTimeout(10_000);
        config.setJournalSizeLimit(16 << 20);
        return new RawLog(config.createConnection("jdbc:sqlite:" + file));
    }

    /// What a row of the log holds besides its position.
    @SuppressWarnings("ArrayRecordComponent")
    record Row(long at, String actor, String subject, String event, byte[] hash) {}

    private record Wish(Row row, CompletableFuture<Void> done) {}

    /// The newest rows of a log of the product.
    static List<Row> rows(Path log, int count) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + log);
                var select = connection.prepareStatement(
                        "SELECT at, actor, subject, event, hash FROM log ORDER BY seq DESC LIMIT ?")) {
            select.setInt(1, count);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(
                            found.getLong(1),
                            found.getString(2),
                            found.getString(3),
                            found.getString(4),
                            found.getBytes(5)));
                }
            }
        }
        return rows;
    }

    /// On disk when this returns.
    void append(Row row) throws Exception {
        var wish = new Wish(row, new CompletableFuture<>());
        waiting.put(wish);
        wish.done.get();
    }

    private void serve() {
        var batch = new ArrayList<Wish>(MOST_AT_ONCE);
        while (!closed) {
            try {
                var first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, MOST_AT_ONCE - 1);
                    write(batch);
                    batch.forEach(wish -> wish.done.complete(null));
                }
            } catch (SQLException | InterruptedException failure) {
                batch.forEach(wish -> wish.done.completeExceptionally(failure));
            } finally {
                batch.clear();
            }
        }
    }

    private void write(List<Wish> batch) throws SQLException {
        connection.setAutoCommit(false);
        for (var wish : batch) {
            insert.setLong(1, ++seq);
            insert.setLong(2, wish.row.at);
            insert.setString(3, wish.row.actor);
            insert.setString(4, wish.row.subject);
            insert.setString(5, wish.row.event);
            insert.setBytes(6, wish.row.hash);
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
    }

    @Override
    public void close() throws Exception {
        closed = true;
        thread.join();
        connection.close();
    }
}
