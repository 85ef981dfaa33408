package dev.signalbox.engine.evidence;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.signalbox.kernel.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Evaluates expressions in CEL, the Common Expression Language: no loops without end, no effects, bounded in length,
/// depth and iterations. An expression sees the variables `artifact`, `artifacts`, `evidence` and `inputs`; those that
/// a caller does not give are empty. Safe for use by many threads.
public final class Expressions {
    private static final int MOST_CHARACTERS = 4_000;
    private static final int MOST_ITERATIONS = 100_000;

    private final Cel cel;
    private final ConcurrentMap<String, Checked> programs = new ConcurrentHashMap<>();

    public Expressions() {
        var options = CelOptions.current()
                .maxExpressionCodePointSize(MOST_CHARACTERS)
                .maxParseRecursionDepth(50)
                .comprehensionMaxIterations(MOST_ITERATIONS)
                .maxRegexProgramSize(2_000)
                .enableHeterogeneousNumericComparisons(true)
                .build();
        var builder = CelFactory.plannerCelBuilder()
                .setOptions(options)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        for (var name : Context.NAMES) {
            builder.addVar(name, SimpleType.DYN);
        }
        this.cel = builder.build();
    }

    /// What an expression may look at: an object with any of the members `artifact artifacts evidence inputs`.
    public record Context(Json.Obj variables) {
        static final java.util.List<String> NAMES = java.util.List.of("artifact", "artifacts", "evidence", "inputs");

        /// A context of one document.
        public static Context ofArtifact(Json document) {
            return new Context(Json.obj().with("artifact", document));
        }
    }

    /// What became of an expression.
    public sealed interface Answer {
        /// It has a value.
        record Value(boolean holds) implements Answer {}

        /// It cannot be evaluated, and why.
        record Failed(String why) implements Answer {}
    }

    /// Why a text is no expression that could ever be evaluated; nothing if it is one.
    public Optional<String> problem(String expression) {
        return program(expression) instanceof Checked.Bad(var why) ? Optional.of(why) : Optional.empty();
    }

    /// Evaluates.
    public Answer evaluate(String expression, Context context) {
        return switch (program(expression)) {
            case Checked.Bad(var why) -> new Answer.Failed(why);
            case Checked.Good(var program) -> evaluate(program, context);
        };
    }

    private static Answer evaluate(CelRuntime.Program program, Context context) {
        var variables = new LinkedHashMap<String, Object>();
        for (var name : Context.NAMES) {
            variables.put(name, value(context.variables.at(name).orElse(Json.obj())));
        }
        try {
            return program.eval(variables) instanceof Boolean holds
                    ? new Answer.Value(holds)
                    : new Answer.Failed("its value is neither true nor false");
        } catch (CelEvaluationException failed) {
            return new Answer.Failed(String.valueOf(failed.getMessage()));
        }
    }

    private Checked program(String expression) {
        return programs.computeIfAbsent(expression, this::compiled);
    }

    private Checked compiled(String expression) {
        try {
            return new Checked.Good(cel.createProgram(cel.compile(expression).getAst()));
        } catch (CelValidationException | CelEvaluationException wrong) {
            return new Checked.Bad(String.valueOf(wrong.getMessage()));
        }
    }

    private sealed interface Checked {
        record Good(CelRuntime.Program program) implements Checked {}

        record Bad(String why) implements Checked {}
    }

    private static Object value(Json json) {
        return switch (json) {
            case Json.Obj(var members) -> object(members);
            case Json.Arr(var items) -> items.stream().map(Expressions::value).toList();
            case Json.Str(var text) -> text;
            case Json.Num num ->
                num.asLong()
                        .<Object>map(Long::valueOf)
                        .orElseGet(() -> num.value().doubleValue());
            case Json.Bool flag -> flag == Json.Bool.TRUE;
            case Json.Null _ -> NullValue.NULL_VALUE;
        };
    }

    private static Map<String, Object> object(Map<String, Json> members) {
        var map = new LinkedHashMap<String, Object>();
        members.forEach((name, member) -> map.put(name, value(member)));
        return map;
    }
}
