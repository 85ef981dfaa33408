package dev.signalbox.kernel.shell.rule;

import java.util.HashMap;
import java.util.Map;

/// Programs whose arguments are a language of their own.
final class Languages {
    private Languages() {}

    static Map<String, CommandRule> rules() {
        var rules = new HashMap<String, CommandRule>();
        rules.put("find", FindRule::judge);
        rules.put("sed", SedRule::judge);
        rules.put("gsed", SedRule::judge);
        for (String awk : new String[] {"awk", "gawk", "mawk", "nawk", "original-awk"}) {
            rules.put(awk, AwkRule::judge);
        }
        rules.put("git", GitRule::judge);
        rules.put("tar", ArchiveRules::tar);
        rules.put("unzip", ArchiveRules::unzip);
        rules.put("dd", ArchiveRules::dd);
        return rules;
    }
}
