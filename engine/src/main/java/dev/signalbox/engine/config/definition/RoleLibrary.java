package dev.signalbox.engine.config.definition;

import dev.signalbox.engine.config.BoundedFile;
import dev.signalbox.engine.config.Places;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.artifact.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The roles there are: those that ship, the user's (`roles/NAME.md` beside the settings, which may take the place of
/// shipped ones) and the project's (`.signalbox/roles/NAME.md`, which may not, and choose no model: a repository adds
/// to trust nothing).
public final class RoleLibrary {
    private static final String SUFFIX = ".md";

    private final Map<String, RoleFile> roles;

    private RoleLibrary(Map<String, RoleFile> roles) {
        this.roles = new TreeMap<>(roles);
    }

    /// Those that ship.
    public static RoleLibrary shipped(RoleReader reader) {
        var roles = new TreeMap<String, RoleFile>();
        for (var name : Shipped.ROLES) {
            switch (reader.read(name + SUFFIX, Shipped.role(name))) {
                case Checked.Sound<RoleFile> role -> roles.put(name, role.value());
                case Checked.Faulty<RoleFile>(var problems) ->
                    throw new IllegalStateException("a shipped role is faulty: " + problems);
            }
        }
        return new RoleLibrary(roles);
    }

    /// All there are for a user and, if there is one, a repository.
    public static Checked<RoleLibrary> of(Places places, Optional<Path> repository, RoleReader reader) {
        return Folder.each(places.userRoles(), SUFFIX, file -> named(file, BoundedFile.read(file), reader))
                .then(own -> {
                    var roles = new TreeMap<>(shipped(reader).roles);
                    roles.putAll(own);
                    return repository
                            .map(project -> with(roles, project, reader))
                            .orElseGet(() -> new Checked.Sound<>(new RoleLibrary(roles), List.of()));
                });
    }

    private static Checked<RoleLibrary> with(Map<String, RoleFile> known, Path repository, RoleReader reader) {
        var directory = Places.projectRoles(repository);
        return Folder.each(directory, SUFFIX, file -> named(file, BoundedFile.readBelow(repository, file), reader))
                .then(added -> {
                    var problems = new ArrayList<Problem>();
                    added.values().forEach(role -> distrust(role, known, directory, problems));
                    var roles = new TreeMap<>(known);
                    roles.putAll(added);
                    return problems.isEmpty()
                            ? new Checked.Sound<>(new RoleLibrary(roles), List.of())
                            : new Checked.Faulty<>(problems);
                });
    }

    private static void distrust(RoleFile role, Map<String, RoleFile> known, Path directory, List<Problem> problems) {
        var file = directory.resolve(role.name() + SUFFIX).toString();
        if (known.containsKey(role.name())) {
            problems.add(new Problem(
                    file,
                    1,
                    1,
                    "a project cannot replace the role '%s'".formatted(role.name()),
                    "give it another name"));
        }
        if (role.model().isPresent()) {
            problems.add(new Problem(
                    file,
                    1,
                    1,
                    "a role of a project cannot choose a model",
                    "remove 'model', or move the role to your own"));
        }
    }

    /// A role has the name of its file, so that it is found by either.
    private static Checked<RoleFile> named(Path file, Checked<String> text, RoleReader reader) {
        return text.then(content -> reader.read(file.toString(), content)).then(role -> {
            var problems = new Problems(file.toString());
            if (!file.getFileName().toString().equals(role.name() + SUFFIX)) {
                problems.at(1, 1, "the role is named '%s'".formatted(role.name()), "name the file and the role alike");
            }
            return problems.checked(role);
        });
    }

    /// The role of that name.
    public Optional<RoleFile> find(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    /// Names of all roles, sorted.
    public Set<String> names() {
        return Collections.unmodifiableSet(roles.keySet());
    }
}
