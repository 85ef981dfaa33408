package dev.signalbox.kernel.workflow.gate;

import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.CaseFile;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Check;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.Need;
import java.util.List;
import java.util.Optional;

/// What one check is judged by. Evidence that the check needs is there: [#missing(Check)] was asked before.
record Facts(CheckSpec spec, CaseFile file) {

    /// Why the check cannot be judged; empty if all it needs is there.
    List<Flaw> missing(Check check) {
        var told = check.needs().stream()
                .sorted()
                .flatMap(need -> unverifiable(need).stream())
                .distinct()
                .map(why -> new Flaw("cannot be verified: " + why, Optional.empty()))
                .toList();
        return told.isEmpty()
                ? check.needs().stream()
                        .sorted()
                        .filter(need -> !has(need))
                        .map(this::absent)
                        .toList()
                : told;
    }

    private Flaw absent(Need need) {
        return new Flaw(
                "cannot be verified: the engine has gathered no %s for this gate".formatted(need.word()),
                Optional.empty());
    }

    private List<String> unverifiable(Need need) {
        return file.evidence().stream()
                .filter(Evidence.Unverifiable.class::isInstance)
                .map(Evidence.Unverifiable.class::cast)
                .filter(found -> found.subject().equals(spec.subject())
                        || found.subject().equals(need.word()))
                .map(Evidence.Unverifiable::why)
                .toList();
    }

    private boolean has(Need need) {
        return switch (need) {
            case ARTIFACTS -> true;
            case TESTS -> file.evidence(Evidence.Tests.class).isPresent();
            case CHANGES -> file.evidence(Evidence.Changes.class).isPresent();
            case DIGESTS -> file.evidence(Evidence.Digests.class).isPresent();
            case HITS -> findHits().isPresent();
            case OBSERVATION -> findObservation().isPresent();
        };
    }

    Evidence.Tests tests() {
        return file.evidence(Evidence.Tests.class).orElseThrow();
    }

    Evidence.Changes changes() {
        return file.evidence(Evidence.Changes.class).orElseThrow();
    }

    Evidence.Digests digests() {
        return file.evidence(Evidence.Digests.class).orElseThrow();
    }

    List<Evidence.Hit> hits() {
        return findHits().orElseThrow().hits();
    }

    Evidence.Observation observation() {
        return findObservation().orElseThrow();
    }

    private Optional<Evidence.Hits> findHits() {
        return file.evidence().stream()
                .filter(Evidence.Hits.class::isInstance)
                .map(Evidence.Hits.class::cast)
                .filter(hits -> hits.subject().equals(spec.subject()))
                .reduce((_, newer) -> newer);
    }

    private Optional<Evidence.Observation> findObservation() {
        return file.evidence().stream()
                .filter(Evidence.Observation.class::isInstance)
                .map(Evidence.Observation.class::cast)
                .filter(seen -> seen.subject().equals(spec.subject()))
                .reduce((_, newer) -> newer);
    }

    Optional<Json.Obj> artifact(String type) {
        return file.artifact(type).map(Artifact::content);
    }

    long count(String param, long otherwise) {
        return spec.params().number(param).orElse(otherwise);
    }

    /// That a document was not handed in.
    static List<Flaw> notHandedIn(String type) {
        return Flaw.one("no artifact '%s' was handed in".formatted(type), "submit one of type '%s'".formatted(type));
    }
}
