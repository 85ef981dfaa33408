package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.StoreException;
import dev.signalbox.engine.store.StoreException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/// The tables, brought to the version of this program. A file that has it already costs two numbers to look at; Flyway
/// is started only for one that has not.
final class Schema {
    /// The version that this program reads and writes: the highest `V<n>__*.sql`.
    static final int VERSION = 1;

    /// "SgBx", in the header of every file of ours.
    private static final int APPLICATION = 0x53674278;

    private static final ReentrantLock MIGRATING = new ReentrantLock();

    private static final String TABLES =
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name <> 'schema_history'";

    private Schema() {}

    /// @throws StoreException if the file is not ours, from a newer version, or cannot be brought up
    static void bring(Path file) {
        create(file);
        if (version(file) != VERSION) {
            migrate(file);
        }
    }

    private static int version(Path file) {
        try (var sqlite = Sqlite.open(file)) {
            var version = sqlite.number("PRAGMA user_version");
            var application = sqlite.number("PRAGMA application_id");
            if (application != APPLICATION && (version != 0 || application != 0 || sqlite.number(TABLES) != 0)) {
                throw new StoreException(
                        Kind.FOREIGN, "%s is a database of another program; move it away".formatted(file));
            }
            if (version > VERSION) {
                throw new StoreException(
                        Kind.FOREIGN,
                        "%s has schema version %d, and this Signalbox knows %d: a newer Signalbox wrote it. Update"
                                        .formatted(file, version, VERSION)
                                + " Signalbox, or set SIGNALBOX_HOME to another directory");
            }
            return (int) version;
        } catch (SQLException failure) {
            throw Trouble.of("open", file, failure);
        }
    }

    /// Flyway knows no lock on SQLite: processes that start at once are told apart by a file, and threads by a lock.
    private static void migrate(Path file) {
        var lock = file.resolveSibling(file.getFileName() + ".migration");
        MIGRATING.lock();
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            if (held.isValid() && version(file) != VERSION) {
                var source = new SQLiteDataSource(Sqlite.config());
                source.setUrl("jdbc:sqlite:" + file);
                Flyway.configure()
                        .dataSource(source)
                        .locations("classpath:dev/signalbox/engine/store/sqlite")
                        .table("schema_history")
                        .loggers("slf4j")
                        .load()
                        .migrate();
            }
        } catch (IOException failure) {
            throw unreachable(lock, failure);
        } catch (FlywayException failure) {
            throw new StoreException(
                    Kind.FAILED,
                    "cannot bring %s to schema version %d: %s".formatted(file, VERSION, failure.getMessage()),
                    failure);
        } finally {
            MIGRATING.unlock();
        }
        if (version(file) != VERSION) {
            throw new StoreException(
                    Kind.FAILED, "the migration of %s did not reach schema version %d".formatted(file, VERSION));
        }
    }

    /// The log holds what agents read and said: it is its owner's alone.
    private static void create(Path file) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException another) {
            return;
        } catch (IOException failure) {
            throw unreachable(file, failure);
        }
    }

    private static StoreException unreachable(Path file, IOException failure) {
        return new StoreException(
                Kind.UNREACHABLE,
                "cannot create %s: %s. Check its directory, or set SIGNALBOX_HOME to another one"
                        .formatted(file, failure),
                failure);
    }
}
