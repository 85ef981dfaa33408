package dev.signalbox.app.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.signalbox.kernel.id.Fingerprint;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Hashes what people choose with Argon2id (RFC 9106), with the least that the OWASP cheat sheet on password storage
/// asks for: 19 MiB, two passes, one lane. Few are computed at once, so that guessing never fills the memory.
final class Passwords {
    /// What a password must have, in words.
    static final String RULE = "a password has 12 to 200 characters";

    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;
    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 5;
    private static final int SALT_BYTES = 16;

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    static boolean isAcceptable(String password) {
        return password.length() >= SHORTEST && password.length() <= LONGEST;
    }

    /// The hash of a new password.
    ///
    /// @return nothing if too many are at it for too long
    Optional<Fingerprint> hash(String password) throws InterruptedException {
        if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Fingerprint(Password.hash(password)
                    .addRandomSalt(SALT_BYTES)
                    .with(ARGON2)
                    .getResult()));
        } finally {
            turns.release();
        }
    }

    /// Whether a password is the one. Where there is none to compare with, it takes as long to say no.
    ///
    /// @return nothing if too many are at it for too long
    Optional<Boolean> matches(String password, Optional<Fingerprint> known) throws InterruptedException {
        if (password.length() > LONGEST) {
            return Optional.of(false);
        }
        if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return Optional.empty();
        }
        try {
            var hash = known.map(Fingerprint::value).orElse(NOBODYS);
            var same = Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
            return Optional.of(same && known.isPresent());
        } finally {
            turns.release();
        }
    }

    /// Of a password that was thrown away.
    private static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$" + "q1rPmJ4wq0pUyJvV3m4bFA$0Qm7n2Zb3rYH5mQkq9o2rX0wq7cQ3Q6bJ0r1v9g8h2k";
}
