package dev.signalbox.engine.config.definition;

import dev.signalbox.engine.config.Places;
import dev.signalbox.kernel.workflow.draft.Vocabulary;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/// The names that definitions may use: what ships, and what a user and a repository add. Only names are looked up here;
/// the files are read when they are needed.
record Names(Places places, Path repository) {

    Vocabulary vocabulary(Vocabulary.Expressions expressions) {
        return new Vocabulary(Vocabulary.TOOLS, roles(), schemas(), Set.of(), expressions);
    }

    private Set<String> roles() {
        var names = new TreeSet<>(Shipped.ROLES);
        names.addAll(Folder.files(places.userRoles(), ".md").keySet());
        names.addAll(Folder.files(Places.projectRoles(repository), ".md").keySet());
        return names;
    }

    private Set<String> schemas() {
        var names = new TreeSet<>(Shipped.SCHEMAS);
        names.addAll(
                Folder.files(Places.projectSchemas(repository), ".schema.json").keySet());
        return names;
    }
}
