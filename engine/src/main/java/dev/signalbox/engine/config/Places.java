package dev.signalbox.engine.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where Signalbox keeps what belongs to a user; all absolute.
///
/// @param data the log, keys and exports
/// @param settings the user's settings and workflows
public record Places(Path data, Path settings) {

    /// The usual places: `$SIGNALBOX_HOME` or `$XDG_DATA_HOME/signalbox` or `~/.local/share/signalbox` for data,
    /// `$XDG_CONFIG_HOME/signalbox` or `~/.config/signalbox` for settings (XDG base directories).
    public static Places of(Map<String, String> environment) {
        var home = named(environment, "HOME").orElseGet(() -> Path.of(System.getProperty("user.home")));
        var data = named(environment, "SIGNALBOX_HOME")
                .or(() -> named(environment, "XDG_DATA_HOME").map(each -> each.resolve("signalbox")))
                .orElseGet(() -> home.resolve(".local/share/signalbox"));
        var settings = named(environment, "XDG_CONFIG_HOME").orElseGet(() -> home.resolve(".config"));
        return new Places(data, settings.resolve("signalbox"));
    }

    /// A relative path is no place: it would depend on where a command is started.
    private static Optional<Path> named(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(Path::normalize);
    }

    /// The event log.
    public Path log() {
        return data.resolve("ledger.db");
    }

    /// The keys that checkpoints and evidence are signed with.
    public Path keys() {
        return data.resolve("keys");
    }

    /// The user's settings.
    public Path userSettings() {
        return settings.resolve("config.yaml");
    }

    /// The user's workflows.
    public Path userWorkflows() {
        return settings.resolve("workflows");
    }

    /// The user's roles.
    public Path userRoles() {
        return settings.resolve("roles");
    }

    /// The settings of a repository.
    public static Path projectSettings(Path repository) {
        return repository.resolve(".signalbox/config.yaml");
    }

    /// The workflows of a repository.
    public static Path projectWorkflows(Path repository) {
        return repository.resolve(".signalbox/workflows");
    }

    /// The roles of a repository.
    public static Path projectRoles(Path repository) {
        return repository.resolve(".signalbox/roles");
    }

    /// The artifact schemas of a repository.
    public static Path projectSchemas(Path repository) {
        return repository.resolve(".signalbox/schemas");
    }
}
