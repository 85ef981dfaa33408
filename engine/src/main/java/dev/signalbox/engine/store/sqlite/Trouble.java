package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.StoreException;
import dev.signalbox.engine.store.StoreException.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What SQLite's result codes mean to people.
final class Trouble {
    private Trouble() {}

    static StoreException of(String attempt, Path file, SQLException failure) {
        var kind = kind(failure);
        return new StoreException(
                kind, "cannot %s %s: %s. %s".formatted(attempt, file, cause(failure), advice(kind, file)), failure);
    }

    static StoreException damaged(Path file, String what) {
        return new StoreException(
                Kind.DAMAGED, "the log %s is damaged: %s. %s".formatted(file, what, advice(Kind.DAMAGED, file)));
    }

    private static Kind kind(SQLException failure) {
        return switch (SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> Kind.BUSY;
            case SQLITE_FULL -> Kind.FULL;
            case SQLITE_IOERR -> isWrite(failure) ? Kind.FULL : Kind.FAILED;
            case SQLITE_CORRUPT, SQLITE_CONSTRAINT, SQLITE_MISMATCH -> Kind.DAMAGED;
            case SQLITE_NOTADB -> Kind.FOREIGN;
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> Kind.UNREACHABLE;
            default -> Kind.FAILED;
        };
    }

    /// A write that fails for want of room or by a limit on the size of files is no `SQLITE_FULL` everywhere.
    private static boolean isWrite(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && switch (sqlite.getResultCode()) {
                    case SQLITE_IOERR_WRITE,
                            SQLITE_IOERR_FSYNC,
                            SQLITE_IOERR_DIR_FSYNC,
                            SQLITE_IOERR_TRUNCATE,
                            SQLITE_IOERR_SHMSIZE -> true;
                    default -> false;
                };
    }

    private static String cause(SQLException failure) {
        var message = failure.getMessage();
        return message == null ? "SQLite error " + failure.getErrorCode() : message.strip();
    }

    private static String advice(Kind kind, Path file) {
        return switch (kind) {
            case BUSY ->
                "Another process has held it for more than %d s; look for one that hangs"
                        .formatted(Sqlite.BUSY_SECONDS);
            case FULL ->
                "Nothing was recorded. Free some space in "
                        + file.toAbsolutePath().getParent() + " and try again";
            case DAMAGED ->
                "Nothing was changed. 'signalbox audit verify' says which records still hold; copy the file"
                        + " aside and restore a backup, or rescue what is readable with 'sqlite3 FILE .recover'";
            case FOREIGN -> "It is no log of Signalbox, or a newer version wrote it; move it away or update Signalbox";
            case UNREACHABLE ->
                "Check that the file and its directory belong to you and can be written, or set SIGNALBOX_HOME to"
                        + " another directory";
            case CLOSED -> "It was closed";
            case FAILED -> "Nothing was recorded";
        };
    }
}
