package dev.signalbox.app.http;

import dev.signalbox.app.http.Problem.Kind;
import dev.signalbox.sdk.wire.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// Answers a write that is sent again with the same `Idempotency-Key` as it was answered before, without doing it
/// again.
/// Kept in memory and bounded: of a restart, and of the last some thousand writes, it knows nothing. What makes tasks
/// and runs derives their ids from the key besides, so that those are never made twice.
final class Repeats {
    private static final int MOST = 5_000;
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Map<String, Seen> seen = new LinkedHashMap<>(16, 0.75f, false) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST;
        }
    };

    /// @param reply nothing as long as it is being worked on
    private record Seen(String content, Optional<Reply> reply) {}

    /// Does something once for each key of a caller.
    Reply once(Endpoint endpoint, Call call, Callable<Reply> work) throws Exception {
        var key = call.header("idempotency-key");
        if (key.isEmpty() || !endpoint.writes()) {
            return work.call();
        }
        if (!FORM.matcher(key.get()).matches()) {
            throw Problem.of(Kind.MALFORMED, "an Idempotency-Key has 1 to 255 visible ASCII characters");
        }
        var name = digest(call.by(), call.bearer(), endpoint.name(), call.path().toString(), key.get());
        var content = digest(JsonText.canonical(call.body()), call.query().toString());
        var before = begin(name, content);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            var reply = work.call();
            end(name, new Seen(content, Optional.of(reply)));
            return reply;
        } catch (Exception failure) {
            forget(name);
            throw failure;
        }
    }

    private static String digest(String... parts) {
        try {
            var text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private synchronized Optional<Reply> begin(String name, String content) {
        var known = seen.get(name);
        if (known == null) {
            seen.put(name, new Seen(content, Optional.empty()));
            return Optional.empty();
        }
        if (!known.content.equals(content)) {
            throw Problem.of(Kind.INVALID, "the Idempotency-Key was used with another content");
        }
        if (known.reply.isEmpty()) {
            throw Problem.of(Kind.CONFLICT, "the same request is being worked on")
                    .with("Retry-After", "1");
        }
        return known.reply;
    }

    private synchronized void end(String name, Seen done) {
        seen.put(name, done);
    }

    private synchronized void forget(String name) {
        seen.remove(name);
    }
}
