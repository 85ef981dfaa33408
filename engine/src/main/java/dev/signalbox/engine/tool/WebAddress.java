package dev.signalbox.engine.tool;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// An address of the web that may be asked for.
///
/// @param host in lower case, an IPv6 address without brackets
record WebAddress(URI uri, String host) {

    /// The address, if it is `http` or `https` with a host and without user information.
    static Optional<WebAddress> of(String text) {
        try {
            var uri = new URI(text.strip());
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            var isWeb = (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
            return isWeb ? Optional.of(new WebAddress(uri, host(uri.getHost()))) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static String host(String host) {
        var plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        var lower = plain.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
