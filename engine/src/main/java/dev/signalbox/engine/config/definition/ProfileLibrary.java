package dev.signalbox.engine.config.definition;

import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.workflow.Profile;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The project profiles that ship.
public final class ProfileLibrary {
    /// What is known of a project that no profile recognises: nothing. Its tests have to be told.
    public static final Profile NONE = new Profile(
            "none",
            List.of(),
            List.of("test/**", "tests/**", "**/test/**", "**/tests/**"),
            "",
            Profile.Report.JUNIT_XML,
            List.of(),
            List.of(),
            List.of(),
            "",
            List.of());

    private static final List<Profile> ALL =
            Shipped.PROFILES.stream().map(ProfileLibrary::load).toList();

    private ProfileLibrary() {}

    private static Profile load(String name) {
        return switch (ProfileReader.read(name + ".yaml", Shipped.profile(name))) {
            case Checked.Sound<Profile> profile -> profile.value();
            case Checked.Faulty<Profile>(var problems) ->
                throw new IllegalStateException("a shipped profile is faulty: " + problems);
        };
    }

    /// The profile of that name.
    public static Optional<Profile> find(String name) {
        return ALL.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /// Names of all profiles, in the order of detection.
    public static List<String> names() {
        return Shipped.PROFILES;
    }

    /// Every profile that recognises a project by the names of the files in its root; the likeliest first.
    public static List<Profile> detect(Collection<String> rootFiles) {
        return ALL.stream()
                .filter(profile -> profile.markers().stream().anyMatch(rootFiles::contains))
                .toList();
    }
}
