package dev.signalbox.kernel.workflow.gate;

import dev.signalbox.kernel.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Checks over what a worker handed in: plan, scope, and which test covers which criterion.
final class ClaimChecks {
    private static final Pattern UNBOUNDED =
            Pattern.compile("\\*+|everything|anything|all|all files|the whole (project|code ?base|repository)|etc\\.?");

    private ClaimChecks() {}

    static List<Flaw> criteria(Facts facts) {
        var plan = facts.artifact("plan");
        if (plan.isEmpty()) {
            return Facts.notHandedIn("plan");
        }
        var criteria = plan.get().list("acceptance_criteria");
        var least = Math.max(1, facts.count("minimum", 1));
        var flaws = new ArrayList<Flaw>();
        if (criteria.size() < least) {
            flaws.add(Flaw.of(
                    "the plan has %d acceptance criteria, at least %d are needed".formatted(criteria.size(), least),
                    "add {criterion, how_to_verify} entries to acceptance_criteria"));
        }
        for (var i = 0; i < criteria.size(); i++) {
            for (var part : List.of("criterion", "how_to_verify")) {
                if (blank(criteria.get(i).text(part))) {
                    flaws.add(Flaw.of(
                            "acceptance criterion %d has no %s".formatted(i + 1, part),
                            "say in a sentence what can be observed"));
                }
            }
        }
        return flaws;
    }

    static List<Flaw> scope(Facts facts) {
        var scope = facts.artifact("scope");
        if (scope.isEmpty()) {
            return Facts.notHandedIn("scope");
        }
        var in = scope.get().texts("in_scope");
        var out = scope.get().texts("out_of_scope");
        var flaws = new ArrayList<Flaw>();
        if (in.isEmpty()) {
            flaws.add(Flaw.of("nothing is in scope", "list in in_scope what will change"));
        }
        if (out.isEmpty()) {
            flaws.add(Flaw.of("nothing is out of scope", "list in out_of_scope what will stay as it is"));
        }
        in.stream()
                .filter(item -> UNBOUNDED.matcher(plain(item)).matches())
                .forEach(item -> flaws.add(Flaw.of("'%s' in scope bounds nothing".formatted(item), "name the parts")));
        in.stream()
                .filter(item -> out.stream().anyMatch(other -> plain(other).equals(plain(item))))
                .forEach(item ->
                        flaws.add(Flaw.of("'%s' is both in and out of scope".formatted(item), "keep it in one list")));
        var most = facts.count("max_items", Long.MAX_VALUE);
        if (in.size() > most) {
            flaws.add(Flaw.of("%d items are in scope, at most %d may be".formatted(in.size(), most), "split the task"));
        }
        return flaws;
    }

    static List<Flaw> questions(Facts facts) {
        if (facts.artifact("plan").isEmpty()) {
            return Facts.notHandedIn("plan");
        }
        return Stream.of("plan", "scope")
                .flatMap(type -> facts.artifact(type).stream())
                .flatMap(document -> document.list("open_questions").stream())
                .filter(question -> blank(question.text("answer")))
                .map(question ->
                        question.asText().or(() -> question.text("question")).orElse("(no text)"))
                .map(text -> Flaw.of(
                        "open question: " + text, "ask it with ask_user_question, then hand the document in again"))
                .toList();
    }

    static List<Flaw> covered(Facts facts) {
        var plan = facts.artifact("plan");
        var tests = facts.artifact("tests");
        if (plan.isEmpty() || tests.isEmpty()) {
            return Facts.notHandedIn(plan.isEmpty() ? "plan" : "tests");
        }
        var files = tests.get().list("test_files");
        var absent = files.stream()
                .flatMap(file -> file.text("path").stream())
                .filter(path -> !facts.digests().files().containsKey(path))
                .map(path -> Flaw.of(
                        "test file %s does not exist".formatted(path), "write it, or correct its path in 'tests'"));
        var covers = files.stream()
                .filter(file -> file.text("path")
                        .filter(facts.digests().files()::containsKey)
                        .isPresent())
                .flatMap(file -> file.texts("covers").stream())
                .toList();
        return Stream.concat(absent, uncovered(plan.get().list("acceptance_criteria"), covers))
                .toList();
    }

    private static Stream<Flaw> uncovered(List<Json> criteria, List<String> covers) {
        if (criteria.isEmpty()) {
            return Facts.notHandedIn("plan with acceptance criteria").stream();
        }
        return IntStream.range(0, criteria.size())
                .filter(i -> covers.stream().noneMatch(cover -> names(cover, criteria.get(i), i + 1)))
                .mapToObj(i -> Flaw.of(
                        "no test covers acceptance criterion %d: %s"
                                .formatted(
                                        i + 1, criteria.get(i).text("criterion").orElse("(no text)")),
                        "write a test for it and put 'AC%d' in 'covers' of its file".formatted(i + 1)));
    }

    /// A criterion is named by its own id, by its place (`2`, `AC2`, `AC-2`, `criterion 2`) or by its text.
    private static boolean names(String cover, Json criterion, int place) {
        var said = plain(cover);
        var byId = criterion.text("id").map(id -> plain(id).equals(said)).orElse(false);
        var byPlace = said.matches("(ac|criterion|acceptance criterion)?[-_ #]*0*" + place + "([:. ].*)?");
        var text = plain(criterion.text("criterion").orElse(""));
        return byId || byPlace || (!text.isEmpty() && (said.equals(text) || said.contains(text)));
    }

    static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static boolean blank(Optional<String> text) {
        return text.filter(each -> !each.isBlank()).isEmpty();
    }
}
