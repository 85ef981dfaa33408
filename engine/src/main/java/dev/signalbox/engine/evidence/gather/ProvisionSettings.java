package dev.signalbox.engine.evidence.gather;

import dev.signalbox.engine.sandbox.BoxUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Where caches of builds lie, and what `prepare` is told.
///
/// @param caches the engine's own directory for them
/// @param userHome home of the user, whose own caches are looked for below
/// @param environment variables of `prepare`: proxies and registries
/// @param prepareTime how long `prepare` may take
/// @param testTime how long a test run may take
public record ProvisionSettings(
        Path caches, Path userHome, Map<String, String> environment, Duration prepareTime, Duration testTime) {
    private static final String[] PASSED = {
        "http_proxy",
        "https_proxy",
        "no_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "NO_PROXY",
        "PIP_INDEX_URL",
        "PIP_FIND_LINKS",
        "npm_config_registry",
        "NPM_CONFIG_REGISTRY",
        "GOPROXY",
        "GOSUMDB",
        "GONOSUMDB",
        "GOFLAGS",
        "MAVEN_OPTS"
    };

    public ProvisionSettings {
        environment = Map.copyOf(environment);
    }

    /// Under `/var/cache/signalbox` as root, else under the user's cache directory. Of the engine's environment only
    /// proxies and registries are passed on, and none that holds a user or a password.
    public static ProvisionSettings standard(Map<String, String> environment) {
        var home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        var cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        var caches = BoxUser.self().uid() == 0
                ? Path.of("/var/cache/signalbox")
                : (cache.startsWith("/") ? Path.of(cache) : home.resolve(".cache")).resolve("signalbox");
        var passed = new TreeMap<String, String>();
        for (var name : PASSED) {
            var value = environment.getOrDefault(name, "");
            if (!value.isEmpty() && !value.contains("@")) {
                passed.put(name, value);
            }
        }
        return new ProvisionSettings(caches, home, passed, Duration.ofMinutes(20), Duration.ofMinutes(15));
    }

    public ProvisionSettings in(Path directory) {
        return new ProvisionSettings(directory, userHome, environment, prepareTime, testTime);
    }

    public ProvisionSettings withHome(Path home) {
        return new ProvisionSettings(caches, home, environment, prepareTime, testTime);
    }

    public ProvisionSettings withTestTime(Duration time) {
        return new ProvisionSettings(caches, userHome, environment, prepareTime, time);
    }

    boolean sharesUser(BoxUser boxUser) {
        return BoxUser.self().uid() == boxUser.uid();
    }
}
