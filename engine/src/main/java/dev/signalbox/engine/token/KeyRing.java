package dev.signalbox.engine.token;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keys of a data directory: `signing.key` and `signing.pub` (Ed25519, PEM) and `token.key` (32 random bytes).
/// They are made on first use, readable by their owner alone; `signing.key` holds both halves. A key that is gone is
/// never replaced in silence: what it
/// signed could not be told from what another key signed.
public final class KeyRing {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final int TOKEN_BYTES = 32;
    private static final ReentrantLock MAKING = new ReentrantLock();

    private final Path directory;

    private KeyRing(Path directory) {
        this.directory = directory;
    }

    /// The keys in a directory, made if there is none of them yet.
    ///
    /// @throws KeyFailure if some are there and others are missing, or a file cannot be read or written
    public static KeyRing open(Path directory) {
        var ring = new KeyRing(directory);
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            // a file lock tells processes apart, not threads of one
            MAKING.lock();
            try (var channel = FileChannel.open(
                            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                ring.makeOnFirstUse();
            } finally {
                MAKING.unlock();
            }
            return ring;
        } catch (IOException cause) {
            throw new KeyFailure("cannot make keys in " + directory, cause);
        }
    }

    /// The keys in a directory as they are; nothing is made.
    public static KeyRing existing(Path directory) {
        return new KeyRing(directory);
    }

    /// Signs with `signing.key`.
    ///
    /// @throws KeyFailure if it is missing or unreadable
    public Signer signer() {
        return new Signer(Pem.privateKey(secret("signing.key")), verifier());
    }

    /// Verifies with `signing.pub`.
    ///
    /// @throws KeyFailure if it is missing or unreadable
    public Verifier verifier() {
        return Verifier.from(directory.resolve("signing.pub"));
    }

    /// Verifies with every `*.pub` in the directory: the key in use, and those that were moved aside for it.
    public List<Verifier> verifiers() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        var found = new ArrayList<Verifier>();
        try (var files = Files.newDirectoryStream(directory, "*.pub")) {
            files.forEach(file -> found.add(Verifier.from(file)));
        } catch (IOException cause) {
            throw new KeyFailure("cannot list the keys in " + directory, cause);
        }
        return found;
    }

    /// The secret of phase tokens.
    ///
    /// @throws KeyFailure if it is missing or too short
    byte[] tokenSecret() {
        var file = secret("token.key");
        try {
            var secret = Files.readAllBytes(file);
            if (secret.length != TOKEN_BYTES) {
                throw new KeyFailure("%s has %d bytes, not %d: put the saved one back, or delete it to make another"
                        .formatted(file, secret.length, TOKEN_BYTES));
            }
            return secret;
        } catch (IOException cause) {
            throw new KeyFailure("cannot read %s: put the saved one back".formatted(file), cause);
        }
    }

    /// The secret of sessions: made of the one of phase tokens, so that neither kind can pass for the other.
    ///
    /// @throws KeyFailure if it is missing or too short
    byte[] sessionSecret() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(tokenSecret(), "HmacSHA256"));
            return mac.doFinal("signalbox session".getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", impossible);
        }
    }

    private void makeOnFirstUse() throws IOException {
        var secret = directory.resolve("signing.key");
        var known = directory.resolve("signing.pub");
        if (!Files.exists(secret) && Files.exists(known)) {
            throw new KeyFailure(
                    "%s is missing, but %s is there: put the saved one back, or move both away to begin anew"
                            .formatted(secret, known));
        }
        if (!Files.exists(secret)) {
            var pair = pair();
            write(secret, joined(Pem.text(pair.getPrivate()), Pem.text(pair.getPublic())));
        }
        if (!Files.exists(known)) {
            write(known, Pem.text(Pem.publicKey(secret)));
        }
        var token = directory.resolve("token.key");
        if (!Files.exists(token)) {
            var bytes = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(bytes);
            write(token, bytes);
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java since 15 has Ed25519", impossible);
        }
    }

    private Path secret(String name) {
        var file = directory.resolve(name);
        try {
            if (Files.exists(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new KeyFailure(
                        "the secret %1$s can be read by others: if nobody has, 'chmod 600 %1$s', else move it away"
                                .formatted(file));
            }
            return file;
        } catch (IOException cause) {
            throw new KeyFailure("cannot look at the key " + file, cause);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        var half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        try {
            Files.createFile(half, PosixFilePermissions.asFileAttribute(OWNER));
        } catch (FileAlreadyExistsException raced) {
            throw new KeyFailure("another process makes " + file, raced);
        }
        Files.write(half, content);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
