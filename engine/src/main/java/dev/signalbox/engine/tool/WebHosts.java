package dev.signalbox.engine.tool;

import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.policy.ToolRequest;
import dev.signalbox.kernel.policy.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Which hosts a phase lets `web_fetch` reach, held at the moment of connecting: also where the mode is permissive,
/// and against names that lead to a private address.
///
/// @param named the hosts that the phase names, for private addresses
/// @param policy the phase's policy, for everything else
public record WebHosts(List<String> named, Function<ToolRequest, Verdict> policy) {
    public WebHosts {
        named = List.copyOf(named);
    }

    /// Why a host is not connected to, if it is not.
    Optional<String> refusal(String host) {
        var verdict = policy.apply(new ToolRequest("web_fetch", new Action.Fetch(host)));
        if (!(verdict instanceof Verdict.Allowed)) {
            return Optional.of("%s is not among the hosts of this phase".formatted(host));
        }
        try {
            return privately(host, InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            return Optional.of("there is no host %s".formatted(host));
        }
    }

    private Optional<String> privately(String host, InetAddress[] addresses) {
        var mayBePrivate = (host.equals("localhost") || isLiteral(host)) && named.contains(host);
        return mayBePrivate || Arrays.stream(addresses).noneMatch(PrivateAddress::is)
                ? Optional.empty()
                : Optional.of("%s leads to a private address".formatted(host));
    }

    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}
