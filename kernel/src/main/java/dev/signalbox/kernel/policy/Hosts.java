package dev.signalbox.kernel.policy;

import java.util.List;

/// The hosts that a phase may reach: names, or `*.` and a domain for all hosts below it.
final class Hosts {
    private final List<String> hosts;

    Hosts(List<String> hosts) {
        this.hosts = hosts;
    }

    Verdict judge(String host) {
        return hosts.stream().anyMatch(allowed -> matches(allowed, host))
                ? Verdict.Allowed.YES
                : new Verdict.Denied(
                        List.of("the host %s may not be reached".formatted(host)),
                        hosts.isEmpty() ? List.of("no hosts") : hosts);
    }

    private static boolean matches(String allowed, String host) {
        return allowed.equals(host) || (allowed.startsWith("*.") && host.endsWith(allowed.substring(1)));
    }
}
