package dev.signalbox.app.cli.setup;

import dev.signalbox.engine.sandbox.HostCommand;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.sandbox.SandboxFailure;
import dev.signalbox.engine.sandbox.SandboxSettings;
import dev.signalbox.engine.sandbox.SandboxUnavailable;
import dev.signalbox.engine.sandbox.Survey;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Looks at the machine: Java, git, and what boxes are made of.
final class MachineChecks {
    private static final int OLDEST_JAVA = 25;
    private static final int LANDLOCK_WITH_SCOPES = 6;
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+(\\.\\d+)?");

    private final Survey survey;
    private final SandboxSettings settings;

    MachineChecks(Survey survey, SandboxSettings settings) {
        this.survey = survey;
        this.settings = settings;
    }

    List<Symptom> look() throws InterruptedException {
        return List.of(java(), git(), bubblewrap(), namespaces(), landlock(), cgroups(), box());
    }

    private static Symptom java() {
        var version = Runtime.version();
        return version.feature() >= OLDEST_JAVA
                ? Symptom.ok("java", version.toString())
                : Symptom.fail("java", version.toString(), "install JDK %d or newer".formatted(OLDEST_JAVA));
    }

    private static Symptom git() throws InterruptedException {
        var git = Survey.program("git");
        return git.isEmpty()
                ? Symptom.fail("git", "not installed", "apt-get install git")
                : Symptom.ok("git", version(git.get(), "--version"));
    }

    private static String version(Path program, String option) throws InterruptedException {
        var answer = HostCommand.of(Path.of("/"), List.of(program.toString(), option))
                .run();
        var found = VERSION.matcher(answer.stdout().text());
        return found.find() ? found.group() + " at " + program : program.toString();
    }

    private Symptom bubblewrap() throws InterruptedException {
        if (survey.bubblewrap().isPresent()) {
            return Symptom.ok("bubblewrap", version(survey.bubblewrap().get(), "--version"));
        }
        return survey.landlock() > 0
                ? Symptom.warn(
                        "bubblewrap", "not installed: boxes are held by Landlock alone", "apt-get install bubblewrap")
                : Symptom.fail("bubblewrap", "not installed", "apt-get install bubblewrap");
    }

    private Symptom namespaces() {
        var most = survey.userNamespaces();
        if (most.isPresent() && most.get() == 0) {
            return Symptom.fail(
                    "user namespaces",
                    "switched off",
                    "sysctl -w user.max_user_namespaces=15000 kernel.unprivileged_userns_clone=1");
        }
        return Symptom.ok(
                "user namespaces", most.map("up to %,d a user"::formatted).orElse("the kernel does not tell"));
    }

    private Symptom landlock() {
        if (survey.landlock() == 0) {
            return Symptom.warn(
                    "landlock",
                    "not there: boxes have no second layer",
                    "boot with landlock in lsm=, on Linux 5.13 or newer");
        }
        return survey.landlock() < LANDLOCK_WITH_SCOPES
                ? Symptom.warn(
                        "landlock",
                        "ABI %d: signals and sockets are not scoped".formatted(survey.landlock()),
                        "Linux 6.12 brings ABI 6")
                : Symptom.ok("landlock", "ABI %d".formatted(survey.landlock()));
    }

    private Symptom cgroups() {
        return survey.cgroups()
                .map(found -> Symptom.ok("cgroups", found))
                .orElseGet(() -> Symptom.warn(
                        "cgroups",
                        "none to use: a box's memory is looked at every 100 ms instead",
                        "run within a delegated group: systemd-run --user --scope -p Delegate=yes signalbox …"));
    }

    private Symptom box() {
        try {
            var sandbox = Sandbox.open(settings);
            return Symptom.ok(
                    "box",
                    "%s, as user %d"
                            .formatted(
                                    sandbox.containment().name().toLowerCase(Locale.ROOT),
                                    sandbox.user().uid()));
        } catch (SandboxUnavailable | SandboxFailure none) {
            return Symptom.fail(
                    "box", String.valueOf(none.getMessage()), "strict runs refuse to start until a box can be made");
        }
    }
}
