package dev.signalbox.engine.store;

import java.util.Optional;

/// Whole texts and large results, kept under the SHA-256 of their bytes. What is put here is not redacted: whoever
/// puts it has done so.
public interface Blobs {
    /// The most bytes that one may have.
    int MAX_BYTES = 64 << 20;

    /// Keeps bytes, on disk when this returns, and says under which digest (lower-case hex).
    String put(byte[] bytes);

    /// The bytes of a digest.
    ///
    /// @throws StoreException if what is stored is not what the digest says
    Optional<byte[]> find(String digest);
}
