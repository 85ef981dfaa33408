package dev.signalbox.kernel.shell.rule;

import java.util.Set;

/// Reads the tokens of an awk program to find pipes, `system`, `getline`, indirect calls and output to files.
final class AwkProgram {
    private static final Set<String> BEFORE_REGEX =
            Set.of("print", "printf", "return", "in", "else", "do", "case", "delete", "exit");

    private final String text;
    private int at;
    private String last = "";
    private int depth;
    private int printDepth = -1;
    private boolean ambiguous;
    private Opinion opinion = Opinion.Allow.YES;

    private AwkProgram(String text) {
        this.text = text;
    }

    static Opinion judge(String program) {
        var reader = new AwkProgram(program);
        while (reader.at < program.length()) {
            reader.token();
        }
        boolean suspect = program.matches("(?s).*(system|getline|@|>|[^|]\\|[^|]).*");
        return reader.ambiguous && suspect
                ? reader.opinion.and(Opinion.silent("awk: whether a '/' divides or begins a pattern is not certain"))
                : reader.opinion;
    }

    private void token() {
        char c = text.charAt(at);
        if (c == ' ' || c == '\t' || c == '\r' || text.startsWith("\\\n", at)) {
            at += c == '\\' ? 2 : 1;
        } else if (c == '#') {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (c == '"') {
            string();
        } else if (c == '/') {
            slash();
        } else if (Character.isLetterOrDigit(c) || c == '_') {
            name();
        } else {
            sign(c);
        }
    }

    private void string() {
        int start = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            ambiguous |= text.charAt(at) == '\n';
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, text.length());
        last = text.substring(start, at);
    }

    private void name() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        last = text.substring(start, at);
        switch (last) {
            case "system", "getline" ->
                opinion = opinion.and(Opinion.deny("awk: %s runs or reads elsewhere".formatted(last)));
            case "print", "printf" -> printDepth = depth;
            case "length" -> ambiguous = true;
            default -> {}
        }
    }

    /// Division follows an operand, a pattern anything else. After `)` it may be either.
    private void slash() {
        boolean operand = !last.isEmpty()
                && !BEFORE_REGEX.contains(last)
                && (Character.isLetterOrDigit(last.charAt(0)) || "_\"$])".indexOf(last.charAt(0)) >= 0);
        if (operand) {
            ambiguous |= last.equals(")");
            at++;
            last = "/";
            return;
        }
        at++;
        boolean set = false;
        while (at < text.length() && text.charAt(at) != '/') {
            set |= text.charAt(at) == '[';
            ambiguous |= text.charAt(at) == '\n';
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        ambiguous |= set && text.indexOf(']', Math.min(at, text.length())) >= 0;
        at = Math.min(at + 1, text.length());
        last = "\"regex";
    }

    private void sign(char c) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
        boolean twice = next == c && "|&+->".indexOf(c) >= 0;
        switch (c) {
            case '(' -> depth++;
            case ')' -> depth--;
            case '\n', ';', '{', '}' -> endStatement(c);
            case '@' -> opinion = opinion.and(Opinion.deny("awk: '@' loads or calls what is not seen here"));
            case '|' -> {
                if (!twice) {
                    opinion = opinion.and(Opinion.deny("awk: '|' runs programs"));
                }
            }
            case '>' -> redirection(next);
            default -> {}
        }
        at += twice ? 2 : 1;
        last = c == '\n' && continues() ? last : String.valueOf(c);
    }

    private void endStatement(char c) {
        if (c != '\n' || !continues()) {
            printDepth = -1;
        }
    }

    private boolean continues() {
        return last.equals(",") || last.equals("&") || last.equals("|");
    }

    private void redirection(char next) {
        boolean prints = printDepth >= 0 && depth == printDepth;
        if (prints && next != '=') {
            String target = text.substring(next == '>' ? at + 2 : at + 1).stripLeading();
            if (!target.startsWith("\"/dev/stderr\"") && !target.startsWith("\"/dev/stdout\"")) {
                opinion = opinion.and(Opinion.deny("awk: print > writes files: redirect the output of awk instead"));
            }
        }
    }
}
