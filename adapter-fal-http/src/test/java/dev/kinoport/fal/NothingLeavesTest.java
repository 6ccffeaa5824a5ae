package dev.kinoport.fal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.provider.SubmitAnswer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No test of this module can reach a real host. */
class NothingLeavesTest {
  @ParameterizedTest
  @ValueSource(strings = {"queue.fal.run", "rest.fal.ai", "v3b.fal.media", "example.com"})
  void noRealNameLeadsAnywhere(String host) {
    assertThatThrownBy(() -> InetAddress.getAllByName(host))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("nothing but this machine");
  }

  @Test
  void theAdapterWithAllItsDefaultsSendsNothing() {
    try (Fal fal = Fal.open(FalConfig.of("id:secret"))) {
      assertThat(fal.provider().video().submit(Wishes.submission()))
          .isInstanceOf(SubmitAnswer.NeverSent.class);
    }
  }
}
