package dev.signalbox.engine.ledger.audit;

import dev.signalbox.engine.store.Chain;
import dev.signalbox.engine.store.Head;
import dev.signalbox.engine.store.sqlite.SqliteStore;
import dev.signalbox.engine.store.sqlite.Tamper;
import dev.signalbox.engine.token.KeyRing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/// Tampers with care: makes the chain follow from what was changed.
final class Forger {
    private Forger() {}

    /// Hashes every record anew, from a position on.
    static void rewrite(Path file, long from) {
        var chain = new Chain();
        var updates = new ArrayList<String>();
        try (var store = SqliteStore.inspect(file, InstantSource.system())) {
            var hash = new byte[][] {Chain.root()};
            store.log().chain(1, store.log().head().seq(), (link, stored) -> {
                hash[0] = link.seq() < from ? stored : chain.next(hash[0], link);
                updates.add("UPDATE log SET hash = x'%s' WHERE seq = %d".formatted(Chain.hex(hash[0]), link.seq()));
                return true;
            });
        }
        Tamper.with(file, updates.toArray(String[]::new));
    }

    /// Replaces the checkpoints by ones of a key of its own.
    static void sign(Path file, Path checkpoints, long... positions) throws IOException {
        var signer = KeyRing.open(Files.createTempDirectory("forger")).signer();
        var lines = new ArrayList<String>();
        try (var store = SqliteStore.inspect(file, InstantSource.system())) {
            for (var seq : positions) {
                store.log().chain(seq, seq, (link, hash) -> {
                    var at = Instant.EPOCH.plus(link.at(), ChronoUnit.MICROS);
                    var head = new Head(seq, at, Chain.hex(hash));
                    var message = "signalbox checkpoint 1\n%d\n%s\n%s\n".formatted(seq, at, head.hash());
                    var signature = signer.sign(message.getBytes(StandardCharsets.UTF_8));
                    lines.add("{\"seq\":%d,\"at\":\"%s\",\"hash\":\"%s\",\"key\":\"%s\",\"signature\":\"%s\"}"
                            .formatted(
                                    seq,
                                    at,
                                    head.hash(),
                                    signer.keyId(),
                                    Base64.getEncoder().encodeToString(signature)));
                    return false;
                });
            }
        }
        Files.write(checkpoints, lines);
    }

    /// Flips one bit of one byte of a column.
    static void flip(Path file, long seq, String column, Random random) throws SQLException {
        Tamper.with(file);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            var bytes = bytes(connection, seq, column);
            var sort = List.of("hash").contains(column) ? "BLOB" : column.equals("at") ? "INTEGER" : "TEXT";
            var at = random.nextInt(bytes.length);
            // digits stay digits and letters stay ASCII, so that the value still fits its column
            bytes[at] ^= (byte) (sort.equals("BLOB") ? 1 << random.nextInt(8) : 1);
            try (var write = connection.prepareStatement(
                    "UPDATE log SET " + column + " = CAST(? AS " + sort + ") WHERE seq = " + seq)) {
                write.setBytes(1, bytes);
                write.executeUpdate();
            }
        }
    }

    private static byte[] bytes(java.sql.Connection connection, long seq, String column) throws SQLException {
        try (var read = connection.prepareStatement("SELECT CAST(" + column + " AS BLOB) FROM log WHERE seq = " + seq);
                var rows = read.executeQuery()) {
            return rows.getBytes(1);
        }
    }
}
