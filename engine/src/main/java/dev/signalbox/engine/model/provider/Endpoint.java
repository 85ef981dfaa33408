package dev.signalbox.engine.model.provider;

import java.net.URI;
import java.util.Set;

/// Where a vendor is reached, and with which key.
///
/// @param base without a trailing slash; the paths of the vendor's API come after it
public record Endpoint(URI base, Secret key) {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /// An address as people write it: with or without scheme, version and trailing slash.
    ///
    /// @throws IllegalArgumentException if it is no HTTP address
    static Endpoint of(Vendor vendor, String address, Secret key) {
        var text = address.strip().replaceFirst("/+$", "");
        var uri = URI.create(text.contains("://") ? text : "http://" + text);
        if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme())) {
            throw new IllegalArgumentException("'%s' is no http or https address".formatted(address));
        }
        return new Endpoint(versioned(vendor, uri), key);
    }

    /// Vendors differ in whether their tools expect the version in the base URL; here it is always part of it.
    private static URI versioned(Vendor vendor, URI uri) {
        var path = uri.getPath();
        return switch (vendor) {
            case ANTHROPIC -> path.endsWith("/v1") ? uri : URI.create(uri + "/v1");
            case GEMINI -> path.matches(".*/v1(beta|alpha)?") ? uri : URI.create(uri + "/v1beta");
            case OPENAI, OLLAMA, OPENAI_COMPATIBLE -> path.isEmpty() ? URI.create(uri + "/v1") : uri;
        };
    }

    /// Whether it is the vendor's own address.
    boolean isHomeOf(Vendor vendor) {
        return base.toString().equals(vendor.home());
    }

    /// Whether it is on this machine.
    boolean isLocal() {
        return HERE.contains(base.getHost());
    }
}
