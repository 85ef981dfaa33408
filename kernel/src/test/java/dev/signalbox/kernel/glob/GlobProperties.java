package dev.signalbox.kernel.glob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

final class GlobProperties {

    @Provide
    Arbitrary<String> patterns() {
        var piece = Arbitraries.of("a", "b", "ab", ".", "*", "?", "[ab]", "[!a]", ".a", "*b");
        var name = piece.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(pieces -> String.join("", pieces).replaceAll("\\*+", "*"));
        var segment = Arbitraries.frequencyOf(
                Tuple.of(4, name.filter(text -> !text.matches("\\.+"))), Tuple.of(1, Arbitraries.just("**")));
        return segment.list().ofMinSize(1).ofMaxSize(4).map(segments -> String.join("/", segments));
    }

    @Provide
    Arbitrary<String> paths() {
        var name = Arbitraries.strings().withChars("ab.").ofMinLength(1).ofMaxLength(3);
        return name.filter(text -> !text.matches("\\.+"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(names -> String.join("/", names));
    }

    /// The file system's own matcher, for which `**/` means at least one directory.
    private static boolean oracle(String pattern, String path) {
        return variants(pattern)
                .anyMatch(variant -> FileSystems.getDefault()
                        .getPathMatcher("glob:" + variant)
                        .matches(Path.of(path)));
    }

    private static Stream<String> variants(String pattern) {
        int at = pattern.startsWith("**/") ? 0 : pattern.indexOf("/**/") + 1;
        if (at == 0 && !pattern.startsWith("**/")) {
            return Stream.of(pattern);
        }
        var before = pattern.substring(0, at);
        return variants(pattern.substring(at + 3)).flatMap(rest -> Stream.of(before + rest, before + "**/" + rest));
    }

    @Property(tries = 3000)
    void a_glob_agrees_with_the_matcher_of_the_file_system(
            @ForAll("patterns") String pattern, @ForAll("paths") String path) {
        assertThat(Glob.of(pattern).matches(path)).isEqualTo(oracle(pattern, path));
    }

    @Property(tries = 2000)
    void a_set_matches_what_one_of_its_globs_matches(
            @ForAll List<@From("patterns") String> patterns, @ForAll("paths") String path) {
        var globs = patterns.stream().map(Glob::of).toList();

        var match = GlobSet.of(globs).match(path);

        assertThat(match.isPresent()).isEqualTo(globs.stream().anyMatch(glob -> glob.matches(path)));
        match.ifPresent(pattern -> assertThat(Glob.of(pattern).matches(path)).isTrue());
    }

    @Property(tries = 3000)
    void globs_that_share_a_path_overlap(
            @ForAll("patterns") String one, @ForAll("patterns") String other, @ForAll("paths") String path) {
        if (Glob.of(one).matches(path) && Glob.of(other).matches(path)) {
            assertThat(Glob.of(one).overlaps(Glob.of(other))).isTrue();
        }
    }

    @Property(tries = 3000)
    void what_a_set_covers_it_matches(
            @ForAll("patterns") String wide, @ForAll("patterns") String narrow, @ForAll("paths") String path) {
        var set = GlobSet.of(List.of(Glob.of(wide)));
        if (set.covers(narrow) && Glob.of(narrow).matches(path)) {
            assertThat(set.matches(path)).isTrue();
        }
    }
}
