package dev.signalbox.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.policy.ToolRequest;
import dev.signalbox.kernel.policy.Verdict;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebFetchTest {
    private static Verdict everything(ToolRequest request) {
        return Verdict.Allowed.YES;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "198.18.0.1",
                "192.0.2.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "::127.0.0.1",
                "2001:db8::1"
            })
    void addresses_that_are_not_of_the_public_internet_are_private(String address) {
        assertThat(PrivateAddress.is(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::808:808"})
    void addresses_of_the_public_internet_are_not(String address) {
        assertThat(PrivateAddress.is(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, leads to a private address",
        "127.0.0.1, leads to a private address",
        "2130706433, leads to a private address",
        "::1, leads to a private address",
        "169.254.169.254, leads to a private address"
    })
    void a_private_host_is_refused_although_policy_allows_it(String host, String why) {
        // When
        var refusal = new WebHosts(List.of("*.example.org"), WebFetchTest::everything).refusal(host);

        // Then
        assertThat(refusal).hasValueSatisfying(text -> assertThat(text).contains(why));
    }

    @Test
    void a_private_address_that_the_phase_names_is_reached() {
        // When
        var refusal = new WebHosts(List.of("127.0.0.1"), WebFetchTest::everything).refusal("127.0.0.1");

        // Then
        assertThat(refusal).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.org/",
                "https://user:key@example.org/",
                "http:///x",
                "javascript:1",
                "http://exa mple.org",
                "example.org"
            })
    void what_is_no_address_of_the_web_is_not_asked_for(String url) {
        assertThat(WebAddress.of(url)).isEmpty();
    }

    @Test
    void policy_is_asked_for_the_host_in_lower_case_and_without_a_final_dot() {
        // Given
        var tool = new WebFetch(new WebHosts(List.of(), WebFetchTest::everything));

        // When
        var action = tool.action(new Args(Json.obj().with("url", Json.of("https://Docs.Example.ORG./x"))));

        // Then
        assertThat(action).isEqualTo(new Action.Fetch("docs.example.org"));
    }

    @Test
    void the_text_of_a_page_is_shown_without_tags_and_scripts() {
        // When
        var text =
                HtmlText.of("<html><style>p{}</style><p>A <b>bold</b> word &amp; <script>x<1</script>more</p><p>Next");

        // Then
        assertThat(text).isEqualTo("A bold word & more\nNext");
    }
}
