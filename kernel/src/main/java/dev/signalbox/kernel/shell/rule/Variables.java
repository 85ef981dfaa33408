package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.Set;
import java.util.regex.Pattern;

/// Variables that make other programs run something, or make a word mean something else than it says.
final class Variables {
    private static final Set<String> LOADED = Set.of(
            "PATH",
            "IFS",
            "CDPATH",
            "ENV",
            "BASH_ENV",
            "BASHOPTS",
            "SHELLOPTS",
            "SHELL",
            "HOME",
            "PS0",
            "PS1",
            "PS2",
            "PS4",
            "PROMPT_COMMAND",
            "EXECIGNORE",
            "BASH_LOADABLES_PATH",
            "GLOBIGNORE",
            "POSIXLY_CORRECT",
            "TMPDIR",
            "PAGER",
            "MANPAGER",
            "EDITOR",
            "VISUAL",
            "FCEDIT",
            "BROWSER",
            "LESS",
            "LESSOPEN",
            "LESSCLOSE",
            "MORE",
            "SSH_ASKPASS",
            "SUDO_ASKPASS",
            "TAR_OPTIONS",
            "RIPGREP_CONFIG_PATH",
            "ACKRC",
            "XDG_CONFIG_HOME",
            "PYTHONPATH",
            "PYTHONSTARTUP",
            "PYTHONHOME",
            "PYTHONINSPECT",
            "PYTHONWARNINGS",
            "PYTHONBREAKPOINT",
            "PERL5LIB",
            "PERL5OPT",
            "PERL5DB",
            "PERLLIB",
            "RUBYOPT",
            "RUBYLIB",
            "NODE_OPTIONS",
            "NODE_PATH",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS",
            "JAVA_OPTS",
            "CLASSPATH",
            "MAVEN_OPTS",
            "MAVEN_ARGS",
            "MVNW_REPOURL",
            "GRADLE_OPTS",
            "GRADLE_USER_HOME",
            "RUSTC_WRAPPER",
            "RUSTC_WORKSPACE_WRAPPER",
            "RUSTC",
            "RUSTFLAGS",
            "GOFLAGS",
            "MAKEFLAGS",
            "CC",
            "CXX",
            "LUA_INIT",
            "AWKPATH",
            "AWKLIBPATH",
            "GCONV_PATH",
            "OPENSSL_CONF",
            "PYTEST_ADDOPTS",
            "PYTEST_PLUGINS");
    private static final Pattern FAMILIES =
            Pattern.compile("(LD|DYLD|GIT|BASH_FUNC|npm_config|NPM_CONFIG|CARGO|LUA_INIT|GLIBC)_.*|BASH_FUNC.*");

    private Variables() {}

    static Opinion judge(String name, Word value) {
        return LOADED.contains(name) || FAMILIES.matcher(name).matches()
                ? Opinion.deny("setting %s changes what other commands do (%s)".formatted(name, value.shown()))
                : Opinion.Allow.YES;
    }
}
