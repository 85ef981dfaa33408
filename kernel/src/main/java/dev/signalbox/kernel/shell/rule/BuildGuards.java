package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.glob.TextPattern;
import dev.signalbox.kernel.shell.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What build tools may not be asked to do, though a project builds with them: run other programs, publish, fetch, or
/// write a report wherever an argument says.
final class BuildGuards {
    /// Tools, what follows, patterns of one argument, and why. With `write` the text after `=` or the next argument is
    /// a file that is written; with `replace` it is a directory that is emptied.
    private static final String TABLE = """
            mvn mvnw mvnd | deny | exec:* *exec-maven-plugin* -Dexec.* groovy:* *gmaven* *groovy-maven* antrun:* *antrun-plugin* -Djvm=* *-javaagent* *-agentlib* *-agentpath* -Dmaven.ext.class.path* -DforkCommand* -Dsurefire.shutdown* | runs other programs
            mvn mvnw mvnd | deny | deploy deploy:* site-deploy site:deploy release:* scm:* nexus-staging:* gpg:* central-publishing:* wagon:* -DaltDeploymentRepository* -DaltReleaseDeploymentRepository* | publishes
            mvn mvnw mvnd | deny | dependency:get dependency:copy* dependency:unpack* archetype:* | fetches or generates from elsewhere
            mvn mvnw mvnd | ask | *:*:* -Dmaven.repo.local=* -s --settings* -gs --global-settings* wrapper:* versions:[!d]* -D*outputDirectory=* -D*outputFile=* | is not known to be harmless
            mvn mvnw mvnd | write | -l --log-file | writes
            gradle gradlew | deny | -I* --init-script* *javaagent* *agentlib* *agentpath* -Dorg.gradle.jvmargs* -Dorg.gradle.java.home* | runs other programs
            gradle gradlew | deny | publish* *:publish* upload* *:upload* release* --scan | publishes
            gradle gradlew | ask | --include-build* -g* --gradle-user-home* --project-cache-dir* wrapper -b* -c* --build-file* --settings-file* --write-locks --write-verification-metadata* | is not known to be harmless
            npm pnpm yarn bun | deny | exec x dlx create init publish unpublish login logout adduser token owner access team hook org profile set-script explore edit --script-shell* --call* -c --node-options* dedupe link ln pack | runs other programs or publishes
            npm pnpm yarn bun | deny | install i in add ci update up upgrade remove rm uninstall un audit fund outdated view search import fetch install-test it install-ci-test cit config set get | fetches or changes packages; 'prepare' of the profile does
            npx pnpx bunx | ask | --package* -p --call* -c -y --yes | fetches and runs packages
            go | deny | -exec* -toolexec* -vettool* -overlay* *extld* -e=* get install download -w generate bug telemetry work | runs other programs or fetches
            go | write | -o -coverprofile -cpuprofile -memprofile -blockprofile -mutexprofile -trace -outputdir -test.coverprofile -test.cpuprofile -test.memprofile | writes
            go | ask | tidy vendor edit init -modfile* -mod=mod fix fmt tool -C clean | changes files
            cargo | deny | publish yank owner login logout install uninstall search add remove rm update fetch init new vendor generate-lockfile --config* -Z* fix --fix | fetches, publishes, or runs other programs
            cargo | ask | --target-dir* --manifest-path* -C clean | is not known to be harmless
            make gmake cmake ninja just | ask | SHELL=* -f* --file* --makefile* --eval* -C* --directory* -E* -P CC=* CXX=* MAKE=* LD=* -I* .SHELLFLAGS=* | runs what its arguments say
            pytest py.test | deny | --pdb* --trace | waits for a terminal
            pytest py.test | ask | --cov-report=*:* --pastebin* | writes or sends elsewhere
            pytest py.test | write | --junitxml --junit-xml --log-file --report-log --html | writes
            pytest py.test | replace | --basetemp | empties
            pip pip3 | deny | install download wheel uninstall index search config cache | fetches or changes packages; 'prepare' of the profile does
            poetry pdm hatch uv pipenv | deny | add install publish remove self source update lock sync init new pip tool python config export upload build shell env | fetches or changes packages; 'prepare' of the profile does
            bundle gem rake | deny | install update add exec fetch push config set build open | fetches or runs other programs
            java javac javap jar | deny | -XX:On* -J* *-javaagent* *-agentlib* *-agentpath* -XX:Flags=* @* | runs other programs
            """;
    /// Tools that hand everything after `--` to what they run.
    private static final List<String> HANDING_ON = List.of("npm", "pnpm", "yarn", "bun", "cargo", "npx");

    private static final Map<String, List<Guard>> GUARDS = read();

    private BuildGuards() {}

    private record Guard(String effect, List<TextPattern> patterns, String why) {
        Ruling judge(String tool, List<Word> words, int at) {
            var word = words.get(at);
            if (!concerns(word)) {
                return Ruling.ALLOW;
            }
            var reason = "%s %s %s".formatted(tool, word.shown(), why);
            return switch (effect) {
                case "deny" -> word instanceof Word.Literal ? Ruling.deny(reason) : Ruling.silent(reason);
                case "ask" -> Ruling.silent(reason);
                case "write" ->
                    certain(word) ? Ruling.writing(List.of(Touch.file(value(words, at)))) : Ruling.silent(reason);
                case "replace" ->
                    certain(word) ? Ruling.writing(List.of(Touch.tree(value(words, at)))) : Ruling.silent(reason);
                default -> throw new IllegalStateException(effect);
            };
        }

        private boolean concerns(Word word) {
            var start = Options.start(word);
            int equals = start.indexOf('=');
            return switch (word) {
                case Word.Literal literal ->
                    any(literal.value()) || (writes() && equals > 0 && any(start.substring(0, equals)));
                case Word.Pattern _, Word.Unknown _ ->
                    patterns.stream()
                            .anyMatch(pattern ->
                                    equals > 0 ? pattern.matchesAnyAfter(start) : pattern.couldMatchAfter(start));
            };
        }

        /// Whether it is certain which option a word is.
        private static boolean certain(Word word) {
            return word instanceof Word.Literal || Options.start(word).indexOf('=') > 0;
        }

        private boolean writes() {
            return effect.equals("write") || effect.equals("replace");
        }

        private boolean any(String text) {
            return patterns.stream().anyMatch(pattern -> pattern.matches(text));
        }

        private static Word value(List<Word> words, int at) {
            int equals = Options.start(words.get(at)).indexOf('=');
            if (equals > 0) {
                return Options.rest(words.get(at), equals + 1);
            }
            return at + 1 < words.size() ? words.get(at + 1) : new Word.Literal(".");
        }
    }

    static Ruling judge(Call call) {
        var tool = call.name().substring(call.name().lastIndexOf('/') + 1);
        var module = Interpreters.module(call);
        if (module.isPresent() && module.get() instanceof Word.Literal name) {
            tool = name.value();
        }
        var ruling = Ruling.ALLOW;
        var words = heeded(tool, call.arguments());
        for (var guard : GUARDS.getOrDefault(tool, List.of())) {
            for (int i = 0; i < words.size(); i++) {
                ruling = ruling.and(guard.judge(tool, words, i));
            }
        }
        return ruling;
    }

    private static List<Word> heeded(String tool, List<Word> words) {
        int end = words.indexOf(new Word.Literal("--"));
        return end >= 0 && HANDING_ON.contains(tool) ? words.subList(0, end) : words;
    }

    private static Map<String, List<Guard>> read() {
        var guards = new HashMap<String, List<Guard>>();
        for (String line : TABLE.strip().split("\n", -1)) {
            var columns = line.split("\\|", 4);
            var guard = new Guard(
                    columns[1].strip(),
                    Words.of(columns[2]).stream().map(TextPattern::of).toList(),
                    columns[3].strip());
            for (String tool : Words.of(columns[0])) {
                guards.computeIfAbsent(tool, _ -> new ArrayList<>()).add(guard);
            }
        }
        return guards;
    }
}
