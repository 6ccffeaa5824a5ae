package dev.kinoport.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsideAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8000/a.png",
        "http://a.LOCALHOST/a.png",
        "https://nas.local/a.png",
        "http://camera/a.png",
        "http://127.0.0.1/a.png",
        "http://10.1.2.3/a.png",
        "http://172.20.0.1/a.png",
        "http://192.168.1.7:80/a.png",
        "http://169.254.169.254/a.png",
        "http://100.64.0.1/a.png",
        "http://[::1]/a.png",
        "http://[fd00::1]/a.png"
      })
  void nobodyOutsideCanFetchIt(URI address) {
    assertThat(InsideAddress.is(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://images.example/a.png",
        "https://local.example/a.png",
        "http://8.8.8.8/a.png",
        "http://172.32.0.1/a.png",
        "http://[2001:db8::1]/a.png"
      })
  void anyAddressElsewhereIsOutside(URI address) {
    assertThat(InsideAddress.is(address)).isFalse();
  }
}
