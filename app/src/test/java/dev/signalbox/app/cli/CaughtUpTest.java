package dev.signalbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaughtUpTest {

    @Test
    void whoever_waits_goes_on_once_the_record_was_told() throws InterruptedException {
        // Given
        var caughtUp = new CaughtUp();
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        var teller = Thread.ofVirtual().unstarted(() -> {
            for (var seq = 1; seq <= 1000; seq++) {
                said.add("record " + seq);
                caughtUp.told(seq);
            }
        });

        // When
        teller.start();
        caughtUp.await(1000);
        said.add("the end");

        // Then
        assertThat(said).hasSize(1001).endsWith("record 1000", "the end");
    }
}
