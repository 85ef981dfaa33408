package dev.signalbox.engine.config.settings;

import java.util.List;

/// Where the server listens and whom it answers.
///
/// @param port 0 for any that is free
/// @param hosts more names under which it is called
/// @param origins origins whose pages may call it
/// @param front `nothing` or `tls_proxy`
/// @param workers runs that it drives at once
public record ServerChoice(String host, int port, List<String> hosts, List<String> origins, String front, int workers) {
    public ServerChoice {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
    }
}
