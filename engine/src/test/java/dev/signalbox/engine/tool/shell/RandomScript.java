package dev.signalbox.engine.tool.shell;

import java.util.Random;

/// Random shell texts: tokens thrown together, and texts built by the grammar and then damaged. Programs are called
/// `pa` to `pl`; `pz` stands only where nothing runs it.
final class RandomScript {
    private static final String[] TOKENS = {
        "pa",
        "pb",
        "pc",
        " ",
        " ",
        " ",
        ";",
        "\n",
        "&&",
        "||",
        "|",
        "&",
        "(",
        ")",
        "{ ",
        "; }",
        "$(",
        ")",
        "`",
        "\"",
        "'",
        "\\",
        "$x",
        "${x}",
        "${x:-",
        "}",
        "$((",
        ")) ",
        "((",
        "<",
        "> /dev/null",
        ">&2",
        "2>&1",
        "<<EOF",
        "\nEOF\n",
        "<<'E'",
        "\nE\n",
        "<<<",
        "#",
        "if ",
        "; then ",
        "; fi",
        "; else ",
        "while false; do ",
        "; done",
        "for i in 1 2; do ",
        "case x in a) ",
        ";; ",
        " esac",
        "x) ",
        "! ",
        "time ",
        "[[ ",
        " ]]",
        " == ",
        "a=",
        "x+=1 ",
        "a[1]=",
        "=(",
        "{a,b}",
        "{1..3}",
        "*",
        "?",
        "[a]",
        "~",
        "$'\\x41",
        "$\"",
        "<(",
        ">(",
        "f() ",
        "function g ",
        "-c",
        "!",
        "\\\n",
        "\t",
        "eval ",
        "exec ",
        "cat <<-X\n\tX\n",
        "coproc ",
        "|&",
        "&>",
        "select i in a; do ",
        "until true; do ",
        "=~ ",
        "@(",
        ":",
        "#a",
        "$#",
        "$@",
        "${#x}",
        "${x#",
        "${x/",
        "]",
        "[",
        "x=$(",
        "elif",
    };
    private static final String[] DAMAGE = {
        "'", "\"", "`", "(", ")", "{", "}", "$", "\\", "\n", ";", "&", "|", "#", " ", "<", ">", "$(", "${", "<<EOF\n",
        "[", "]", "=", "!", "((", "))", "\\\n",
    };
    private static final int DEEP = 6;

    private final Random random;
    private int depth;

    RandomScript(Random random) {
        this.random = random;
    }

    String soup() {
        var text = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            text.append(pick(TOKENS));
        }
        return text.toString();
    }

    String damaged() {
        var text = new StringBuilder(list());
        for (int i = random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, pick(DAMAGE));
                default -> text.insert(at, text.charAt(random.nextInt(text.length())));
            }
        }
        return text.toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    String list() {
        depth++;
        var text = new StringBuilder(command());
        for (int i = depth > 4 ? 0 : random.nextInt(3); i > 0; i--) {
            text.append(pick("; ", " && ", " || ", " | ", "\n", " & ", "&&", "||", "|", "|&", ";"))
                    .append(command());
        }
        depth--;
        return text.toString();
    }

    private String command() {
        depth++;
        var command = depth > DEEP || oneIn(3) ? simple() : compound();
        depth--;
        return command;
    }

    private String compound() {
        return switch (random.nextInt(20)) {
            case 0 -> "{ " + list() + "; } " + redirection();
            case 1 -> "( " + list() + " )";
            case 2 -> "if " + list() + "; then " + list() + "\nelse " + list() + "\nfi";
            case 3 -> "for i in " + word() + " b; do " + list() + "; break; done";
            case 4 -> "for ((i=0;i<1;i++)); do " + list() + "; done";
            case 5 -> pick("while ", "until ") + list() + "; do " + list() + "; break; done";
            case 6 -> "case " + word() + " in x) " + list() + ";; (y*|'a b') " + list() + " ;; *) " + list() + "; esac";
            case 7 -> "[[ -n " + word() + " && x == " + pick("x", "'x'", "*") + " ]]";
            case 8 -> "! " + simple();
            case 9 -> "time " + command();
            case 10 -> "f() { " + list() + "; }; f";
            case 11 -> "cat <<EOF\n" + document() + "\nEOF\n";
            case 12 -> "cat <<'EOF'\n" + document() + "\nEOF\n";
            case 13 -> "cat <<-E2\n\t" + document() + "\n\tE2\n";
            case 14 -> "cat <<A <<B\n" + document() + "\nA\n" + document() + "\nB\n";
            case 15 -> "eval '" + list().replace("'", "'\\''") + "'";
            case 16 -> "trap '" + list().replace("'", "'\\''") + "' EXIT";
            case 17 -> "command " + program() + " " + word();
            case 18 -> "# " + word().replace("\n", " ") + "\n" + simple();
            default -> "((1))";
        };
    }

    private String simple() {
        var text = new StringBuilder();
        if (oneIn(4)) {
            text.append(pick("v=", "v+=", "v[0]="))
                    .append(oneIn(3) ? "$(" + list() + ")" : "1")
                    .append(' ');
        }
        text.append(redirection()).append(' ').append(program());
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(' ').append(word());
        }
        return text.append(' ').append(redirection()).toString();
    }

    private String program() {
        return pick("pa", "pb", "pc", "pd", "p\\e", "'pf'", "p\"g\"", "$'ph'", "p''i", "$'p\\x6a'", "\\pk", "pl\\\n");
    }

    private String redirection() {
        return oneIn(2)
                ? ""
                : pick(
                        "> /dev/null",
                        "2>&1",
                        "< /dev/null",
                        ">/dev/null 2>&1",
                        "&>/dev/null",
                        "{fd}</dev/null",
                        "2>&-",
                        "<<< x");
    }

    String word() {
        depth++;
        var word = depth > DEEP ? pick("x", "'y'") : nested();
        depth--;
        return word;
    }

    private String nested() {
        return switch (random.nextInt(16)) {
            case 0 -> "$(" + list() + ")";
            case 1 -> "\"$(" + list() + ")\"";
            case 2 -> "`" + list().replace("\\", "\\\\").replace("`", "\\`") + "`";
            case 3 -> "\"`" + list().replace("\\", "\\\\").replace("`", "\\`").replace("\"", "\\\"") + "`\"";
            case 4 -> "${x:-" + inBraces() + "}";
            case 5 -> "\"${x:-$(" + list() + ")}\"";
            case 6 -> "$((1 + $(" + list() + ")))";
            case 7 -> "<(" + list() + ")";
            case 8 -> "{a,$(" + list() + ")}";
            default -> plainWord();
        };
    }

    String plainWord() {
        return pick(
                "'a b'",
                "\"a b\"",
                "a#b",
                "\\;",
                "'#'",
                "$'a\\'b\\t'",
                "\"a\\\"b\"",
                "a\\\nb",
                "=x",
                "a=b",
                "{}",
                "--",
                "'$(pz)'",
                "\\$\\(pz\\)",
                "if",
                "}",
                "{a,b}c",
                "x{1..3}",
                "{a,{b,c}}",
                "\"\"",
                "a\"b\"'c'\\d",
                "\"\\x\\$\"",
                "é",
                "{01..3}",
                "{a",
                "a}",
                "{a,b",
                "\"{a,b}\"",
                "a\\{b,c}",
                "{c..a}",
                "x");
    }

    private String inBraces() {
        return switch (random.nextInt(6)) {
            case 0 -> "$(" + list() + ")";
            case 1 -> "'}'";
            case 2 -> "\"}\"";
            case 3 -> "\\}";
            case 4 -> "${y:-" + pick("a", "'}'", "$(pa)") + "}";
            default -> "abc";
        };
    }

    private String document() {
        return switch (random.nextInt(6)) {
            case 0 -> "$(" + list() + ")";
            case 1 -> "`pa`";
            case 2 -> "\\$(pz)";
            case 3 -> "\"$(" + list() + ")";
            case 4 -> "${x:-$(" + list() + ")}";
            default -> "text ' \" # ;";
        };
    }
}
