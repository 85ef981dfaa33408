package dev.signalbox.engine.store.sqlite;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Does to a database file what nobody should.
public final class Tamper {
    private Tamper() {}

    /// Runs SQL, after taking away the triggers that guard the log.
    public static void with(Path file, String... statements) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER IF EXISTS log_rows_are_never_changed");
            statement.execute("DROP TRIGGER IF EXISTS log_rows_are_never_deleted");
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
