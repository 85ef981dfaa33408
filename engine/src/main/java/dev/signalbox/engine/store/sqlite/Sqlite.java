package dev.signalbox.engine.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;

/// One connection, used by one thread at a time, with the statements it has prepared.
final class Sqlite implements AutoCloseable {
    static final int BUSY_SECONDS = 10;

    private static final int KEPT_WAL_BYTES = 16 << 20;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Sqlite(Connection connection) {
        this.connection = connection;
    }

    static Sqlite open(Path file) throws SQLException {
        return new Sqlite(config().createConnection("jdbc:sqlite:" + file));
    }

    static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setTempStore(TempStore.MEMORY);
        config.setBusyTimeout(BUSY_SECONDS * 1000);
        config.setJournalSizeLimit(KEPT_WAL_BYTES);
        return config;
    }

    PreparedStatement prepared(String sql) throws SQLException {
        var known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    /// A statement with its parameters: numbers as they are, everything else as text.
    PreparedStatement bind(String sql, Object... values) throws SQLException {
        var statement = prepared(sql);
        for (var i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case Object text -> statement.setString(i + 1, text.toString());
            }
        }
        return statement;
    }

    void execute(String sql) throws SQLException {
        prepared(sql).execute();
    }

    /// Leaves a transaction that failed. The driver closes a statement that fails, so all of them are made anew.
    void giveUp() {
        statements.clear();
        try (var statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // SQLite rolls back by itself on some errors; the next BEGIN says if it did not
        }
    }

    long number(String sql) throws SQLException {
        try (var rows = prepared(sql).executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// What is done with a connection.
    @FunctionalInterface
    interface Work<T> {
        T with(Sqlite sqlite) throws SQLException;
    }
}
