package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The interpreters that are known, by name.
final class Interpreters {
    private static final Interpreter PYTHON = Interpreter.read("c", "--", "mWXQ");
    private static final Set<String> MODULES_WITH_CODE = Words.set("""
            pip ensurepip http.server timeit code pdb idlelib webbrowser smtpd xmlrpc.server pydoc asyncio cProfile
            profile trace runpy zipapp venv
            """);

    private static final Pattern PYTHONS = Pattern.compile("(.*/)?(python|pypy)[0-9.]*");
    private static final Map<String, CommandRule> RULES = gathered();

    private Interpreters() {}

    static Map<String, CommandRule> rules() {
        return RULES;
    }

    private static Map<String, CommandRule> gathered() {
        var rules = new HashMap<String, CommandRule>();
        put(rules, "perl perl5", Interpreter.read("eEMm", "--", "I0xCDF"));
        put(rules, "ruby jruby irb", Interpreter.read("e", "--", "IrxCEKF"));
        put(rules, "node nodejs", Interpreter.read("ep", "--eval --print -pe --input-type --import --loader", "rC"));
        put(rules, "tsx ts-node", Interpreter.read("ep", "--eval --print", "rPO"));
        put(rules, "deno", Interpreter.read("", "eval repl jupyter install upgrade", ""));
        put(rules, "bun bunx", Interpreter.read("ep", "--eval --print x repl add install create upgrade", "r"));
        put(rules, "php php-cgi", Interpreter.read("rBREFS", "--run --process-begin --server", "cdz"));
        put(rules, "lua luajit lua5.1 lua5.3 lua5.4", Interpreter.read("e", "--", "l"));
        put(rules, "R Rscript", Interpreter.read("e", "--", "gd"));
        put(rules, "julia", Interpreter.read("eE", "--eval --print", "LpJ"));
        put(rules, "tclsh wish guile racket swipl sbcl clisp ghci runghc ghc", Interpreter.read("ceEg", "--eval", "l"));
        put(rules, "erl escript elixir iex", Interpreter.read("e", "-eval -run -s --eval --rpc-eval", ""));
        put(rules, "groovy groovysh scala kotlin kotlinc jshell clojure clj", Interpreter.read("e", "--eval", ""));
        put(rules, "osascript m4 dc gnuplot octave maxima gp", Interpreter.read("eEfr", "--eval", ""));
        return rules;
    }

    private static void put(Map<String, CommandRule> rules, String names, Interpreter interpreter) {
        for (String name : Words.of(names)) {
            rules.put(name, interpreter);
        }
    }

    /// The rule for an interpreter, whatever version its name has.
    static Optional<CommandRule> of(String name) {
        return isPython(name) ? Optional.of(Interpreters::python) : Optional.ofNullable(RULES.get(name));
    }

    /// Whether code stands in the command itself, or comes through its input.
    static boolean hides(Call call, int buildWords) {
        var interpreter = isPython(call.name()) ? PYTHON : RULES.get(call.name());
        if (!(interpreter instanceof Interpreter known)) {
            return false;
        }
        var source = known.source(call);
        return source == Interpreter.Source.CODE || (source == Interpreter.Source.INPUT && buildWords == 1);
    }

    private static boolean isPython(String name) {
        return name.indexOf('p') >= 0 && PYTHONS.matcher(name).matches();
    }

    private static Ruling python(Call call) {
        var module = module(call);
        if (module.isEmpty()) {
            return PYTHON.judge(call);
        }
        if (!(module.get() instanceof Word.Literal name)) {
            return Ruling.silent("python -m %s".formatted(module.get().shown()));
        }
        return MODULES_WITH_CODE.contains(name.value())
                ? Ruling.deny("python -m %s reaches the network or runs code of its arguments".formatted(name.value()))
                : Ruling.silent("python -m %s is no build command of this project".formatted(name.value()));
    }

    /// The module that `-m` of Python names, where no code stands before it.
    static Optional<Word> module(Call call) {
        if (!isPython(call.name())) {
            return Optional.empty();
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            var word = Options.start(call.arguments().get(i));
            if (word.equals("-m") && i + 1 < call.arguments().size()) {
                return Optional.of(call.arguments().get(i + 1));
            }
            if (word.startsWith("-m") && word.length() > 2) {
                return Optional.of(Options.rest(call.arguments().get(i), 2));
            }
            if (!word.matches("-[BEIOPSbdhiqsuvVx]+")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
