package dev.signalbox.app.http;

/// A WebSocket route.
///
/// @param opened makes what listens for one connection
public record LiveRoute(String path, String summary, Access access, Opened opened) {

    /// Begins to send to a connection.
    @FunctionalInterface
    public interface Opened {
        /// Begins.
        ///
        /// @param call how the connection was asked for
        Connection open(Call call, Peer peer);
    }

    /// The other side of a connection. Its methods may be called by any thread.
    public interface Peer {
        /// Sends a text; one at a time.
        ///
        /// @param done is run when it was sent, or cannot be
        void send(String text, Runnable done);

        /// Ends the connection.
        ///
        /// @param code of RFC 6455
        /// @param reason at most 120 bytes
        void close(int code, String reason);
    }

    /// What goes on with a connection.
    public interface Connection {
        /// The other side said something.
        void heard(String text);

        /// It is gone.
        void closed();
    }
}
