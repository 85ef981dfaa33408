package dev.signalbox.app.http;

import java.util.List;
import java.util.Set;

/// Where the server listens and whom it answers.
///
/// @param host the address it is bound to
/// @param port 0 for any that is free
/// @param hosts more names under which it is called; those of the loopback need not be named
/// @param origins pages of other hosts that may call it (CORS), such as `https://dash.example.org`
/// @param front what stands before it
public record ServerSettings(String host, int port, List<String> hosts, List<String> origins, Front front) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    public ServerSettings {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
    }

    /// What stands before the server.
    public enum Front {
        /// Nothing: who calls is who connects.
        NOTHING,
        /// A proxy that speaks TLS and says in `X-Forwarded-For` who calls.
        TLS_PROXY
    }

    /// On this machine only.
    public static ServerSettings loopback(int port) {
        return new ServerSettings("127.0.0.1", port, List.of(), List.of(), Front.NOTHING);
    }

    public boolean isLoopback() {
        return LOOPBACK.contains(host);
    }

    /// Whether a name in a `Host` header, port included, is one of this server. A page that has its own name resolve to
    /// this machine calls under that name, and is turned away.
    boolean isCalled(String hostHeader) {
        var name = hostHeader.replaceFirst(":\\d{1,5}$", "").toLowerCase(java.util.Locale.ROOT);
        return LOOPBACK.contains(name)
                || name.equals(host)
                || hosts.stream().anyMatch(known -> known.equalsIgnoreCase(name) || known.equalsIgnoreCase(hostHeader));
    }

    /// Whether a page of that origin may call with the user's cookie: only one that came from here.
    boolean isOwn(String origin, String hostHeader) {
        return origin.equals("http://" + hostHeader) || origin.equals("https://" + hostHeader);
    }
}
