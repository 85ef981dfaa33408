package dev.signalbox.engine.config.settings;

import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.Profile.Report;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the settings say of the project's profile; what is empty stays as the profile has it.
///
/// @param name the profile to take, where detection is wrong
public record ProfileChoice(
        Optional<String> name,
        Optional<String> testCommand,
        Optional<List<String>> testPatterns,
        Optional<String> report,
        Optional<List<String>> reportPaths,
        Optional<List<String>> coveragePaths,
        Optional<List<String>> buildCommands,
        Optional<String> prepare,
        Optional<List<String>> caches) {

    /// A profile with what the settings say put over it.
    public Profile over(Profile profile) {
        return new Profile(
                profile.name(),
                profile.markers(),
                testPatterns.orElse(profile.testPatterns()),
                testCommand.orElse(profile.testCommand()),
                report.map(word -> Report.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(profile.report()),
                reportPaths.orElse(profile.reportPaths()),
                coveragePaths.orElse(profile.coveragePaths()),
                buildCommands.orElse(profile.buildCommands()),
                prepare.orElse(profile.prepare()),
                caches.orElse(profile.caches()));
    }
}
