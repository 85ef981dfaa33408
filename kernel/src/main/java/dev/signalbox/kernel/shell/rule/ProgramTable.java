package dev.signalbox.kernel.shell.rule;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Reads descriptions of programs, one a line: `names | what becomes of operands | options`. A line that ends in `|`
/// goes on with the next.
final class ProgramTable {
    private ProgramTable() {}

    static Map<String, CommandRule> read(String table, Options.Others others) {
        var rules = new HashMap<String, CommandRule>();
        for (String line : table.replace("|\n", " ").strip().split("\n", -1)) {
            var columns = line.split("\\|", -1);
            var spec = new ProgramSpec(
                    new Options(columns.length > 2 ? columns[2] : "", others),
                    Operands.valueOf(columns[1].strip().toUpperCase(Locale.ROOT)));
            for (String name : Words.of(columns[0])) {
                rules.put(name, spec);
            }
        }
        return rules;
    }
}
