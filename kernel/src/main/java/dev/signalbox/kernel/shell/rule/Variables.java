package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.Set;
import java.util.regex.Pattern;

/// Variables that make other programs run something, or make a word mean something else than it says.
final class Variables {
    private static final Set<String> CHANGING = Words.set("""
            PATH CDPATH ENV BASH_ENV BASHOPTS SHELLOPTS SHELL HOME PS0 PS1 PS2 PS4 PROMPT_COMMAND EXECIGNORE
            BASH_LOADABLES_PATH BASH_XTRACEFD BASH_COMPAT GLOBIGNORE POSIXLY_CORRECT PAGER MANPAGER EDITOR VISUAL
            FCEDIT BROWSER LESS LESSOPEN LESSCLOSE MORE SSH_ASKPASS SUDO_ASKPASS TAR_OPTIONS RIPGREP_CONFIG_PATH
            BAT_PAGER BAT_CONFIG_PATH ACKRC XDG_CONFIG_HOME TEXTDOMAIN TEXTDOMAINDIR PYTHONPATH PYTHONSTARTUP
            PYTHONHOME PYTHONINSPECT PYTHONBREAKPOINT PERL5LIB PERL5OPT PERL5DB PERLLIB RUBYOPT RUBYLIB NODE_OPTIONS
            NODE_PATH JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH JAVA_HOME MVNW_REPOURL RUSTC
            RUSTC_WRAPPER RUSTC_WORKSPACE_WRAPPER AWKPATH AWKLIBPATH GCONV_PATH OPENSSL_CONF OPENSSL_ENGINES
            PYTEST_PLUGINS MAVEN_PROJECTBASEDIR
            """);
    private static final Set<String> DOUBTFUL = Words.set("""
            JAVA_OPTS MAVEN_OPTS MAVEN_ARGS GRADLE_OPTS GRADLE_USER_HOME RUSTFLAGS GOFLAGS MAKEFLAGS CC CXX LD
            PYTEST_ADDOPTS TMPDIR PYTHONWARNINGS
            """);
    private static final Pattern FAMILIES = Pattern.compile(
            "(LD|DYLD|GIT|BASH_FUNC|npm_config|NPM_CONFIG|CARGO|LUA_INIT|GLIBC)_.*|BASH_FUNC.*|LUA_INIT");

    private Variables() {}

    static Opinion judge(String name, Word value) {
        if (CHANGING.contains(name) || FAMILIES.matcher(name).matches()) {
            return Opinion.deny("setting %s changes what other commands do (%s)".formatted(name, value.shown()));
        }
        return DOUBTFUL.contains(name)
                ? Opinion.silent("setting %s to %s may change what is run".formatted(name, value.shown()))
                : Opinion.Allow.YES;
    }
}
