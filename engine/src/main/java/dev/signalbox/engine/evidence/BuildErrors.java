package dev.signalbox.engine.evidence;

import dev.signalbox.kernel.artifact.TestResult.BuildError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds the errors of compilers in what a build printed: javac (plain, through Maven, through Gradle), Kotlin, Go,
/// Rust and TypeScript.
///
/// An error is a missing symbol when its message says that a name, or a form of it with such parameters, does not
/// exist, and the file it stands in is a test.
final class BuildErrors {
    private static final int MAX_ERRORS = 1000;

    private static final String MISSING_IN_JAVA =
            "cannot find symbol|package \\S+ does not exist|cannot be applied to given types|no suitable (?:method|constructor)";
    private static final String MISSING_IN_KOTLIN =
            "unresolved reference|no value passed for parameter|too many arguments|cannot find a parameter";
    private static final String MISSING_IN_GO =
            "undefined|not enough arguments in call|too many arguments in call|unknown field|is not in (?:GOROOT|std)"
                    + "|no required module provides package|not declared by package|cannot find package";
    private static final String MISSING_IN_RUST =
            "^error\\[E0(?:061|405|407|412|425|432|433|437|438|531|559|560|574|599|609|635)]";
    private static final String MISSING_IN_TYPESCRIPT = "^TS(?:2304|2305|2307|2339|2551|2552|2554|2614|2724)\\b";
    private static final Pattern MISSING = Pattern.compile(
            String.join("|", MISSING_IN_JAVA, MISSING_IN_KOTLIN, MISSING_IN_GO, MISSING_IN_RUST, MISSING_IN_TYPESCRIPT),
            Pattern.CASE_INSENSITIVE);

    /// A form that one compiler's errors have; the first group is the path, the second the line, the third the text.
    private record Form(Pattern pattern, Function<MatchResult, String> message) {
        static Form of(String regex) {
            return new Form(Pattern.compile(regex), match -> match.group(3));
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of("^\\[ERROR] (?:file://)?(/\\S.*\\.\\w+):\\[(\\d{1,9}),\\d+] (?:error: )?(.*)$"),
            Form.of("^\\[ERROR] (?:file://)?(/\\S.*\\.kts?):? ?\\(?(\\d{1,9})[,:] ?\\d+\\)?:? (.*)$"),
            Form.of("^(\\S.*\\.java):(\\d{1,9}): error: (.*)$"),
            Form.of("^e: (?:file://)?(/\\S.*\\.kts?):(?: \\()?(\\d{1,9})[:,] ?\\d+\\)?:? (.*)$"),
            Form.of("^(?:vet: )?(\\S+\\.go):(\\d{1,9}):\\d+: (.*)$"),
            Form.of("^(\\S.*\\.[cm]?tsx?)[(:](\\d{1,9})[,:]\\d+\\)?(?: -|:) error (TS\\d+: .*)$"));

    private static final Pattern RUST_HEAD = Pattern.compile("^error(?:\\[E\\d{4}])?: .*$");
    private static final Pattern RUST_PLACE = Pattern.compile("^\\s*--> (\\S.*):(\\d{1,9}):\\d+$");

    /// `  symbol:   method sub(int,int)`, which javac prints below its error.
    private static final Pattern DETAIL =
            Pattern.compile("^(?:\\[ERROR] )?\\s+(symbol|location|required|found|reason): *(.*)$");

    private final Places places;

    BuildErrors(Places places) {
        this.places = places;
    }

    /// The distinct errors in the order of the output, a thousand at most.
    List<BuildError> in(String output) {
        var lines = Words.plain(output).lines().toList();
        var errors = new LinkedHashSet<BuildError>();
        for (var at = 0; at < lines.size() && errors.size() < MAX_ERRORS; at++) {
            at(lines, at).ifPresent(errors::add);
        }
        return new ArrayList<>(errors);
    }

    private Optional<BuildError> at(List<String> lines, int at) {
        var line = lines.get(at);
        if (line.length() > 4096) {
            return Optional.empty();
        }
        for (var form : FORMS) {
            var match = form.pattern.matcher(line);
            if (match.matches()) {
                return Optional.of(
                        error(match.group(1), match.group(2), form.message.apply(match) + symbol(lines, at + 1)));
            }
        }
        return RUST_HEAD.matcher(line).matches() ? rust(lines, at) : Optional.empty();
    }

    private Optional<BuildError> rust(List<String> lines, int head) {
        for (var at = head + 1; at < Math.min(lines.size(), head + 4); at++) {
            var place = RUST_PLACE.matcher(lines.get(at));
            if (place.matches()) {
                return Optional.of(error(place.group(1), place.group(2), lines.get(head)));
            }
        }
        return Optional.empty();
    }

    /// What javac says of the symbol, which is what a reader needs to know first.
    private static String symbol(List<String> lines, int from) {
        for (var at = from; at < Math.min(lines.size(), from + 5); at++) {
            var detail = DETAIL.matcher(lines.get(at));
            if (detail.matches() && detail.group(1).equals("symbol")) {
                return ": " + detail.group(2).replaceAll("\\s+", " ");
            }
            if (lines.get(at).startsWith("[ERROR] /")) {
                break;
            }
        }
        return "";
    }

    private BuildError error(String path, String line, String message) {
        var missing = MISSING.matcher(message).find() && places.isTest(path);
        return new BuildError(places.relative(path), Integer.parseInt(line), Words.cut(message, 500), missing);
    }
}
