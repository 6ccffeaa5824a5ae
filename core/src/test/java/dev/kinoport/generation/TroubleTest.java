package dev.kinoport.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {
  private static Trouble at(Trouble.Kind kind, String address) {
    return new Trouble(
        kind,
        "not from there",
        true,
        Option.some(URI.create(address)),
        Instant.EPOCH,
        1,
        Option.none());
  }

  @Test
  void aPersonMayAllowTheHostThatAClipMayNotComeFrom() {
    assertThat(at(Trouble.Kind.CLIP_FORBIDDEN, "https://cdn.example/x.mp4").hostToAllow())
        .containsExactly("cdn.example");
    assertThat(at(Trouble.Kind.CLIP_FORBIDDEN, "http://127.0.0.1:81/x.mp4").hostToAllow())
        .containsExactly("127.0.0.1");
    assertThat(at(Trouble.Kind.CLIP_FORBIDDEN, "http://[fd00::7]/x.mp4").hostToAllow())
        .containsExactly("[fd00::7]");
    assertThat(at(Trouble.Kind.CLIP_GONE, "https://cdn.example/x.mp4").hostToAllow()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "file://host.example/etc/passwd",
        "ftp://cdn.example/x.mp4",
        "data:video/mp4;base64,AAAA",
        "/files/x.mp4",
        "http://169.254.169.254/latest/meta-data",
        "http://[fe80::1]/x.mp4",
        "http://[::ffff:169.254.169.254]/x.mp4",
        "http://[::ffff:a9fe:a9fe]/x.mp4",
        "http://[0:0:0:0:0:ffff:a9fe:a9fe]/x.mp4",
        "http://[::169.254.169.254]/x.mp4",
        "http://[64:ff9b::a9fe:a9fe]/x.mp4",
        "http://[fd00:ec2::254]/x.mp4",
        "http://[fd00:0ec2:0::0254]/x.mp4",
        "http://100.100.100.200/x.mp4",
        "http://168.63.129.16/x.mp4",
        "http://Metadata.Google.Internal./x.mp4",
        "http://2852039166/x.mp4",
        "http://0xa9fea9fe/x.mp4"
      })
  void nobodyIsAdvisedToAllowWhereNoClipCanLie(String address) {
    assertThat(at(Trouble.Kind.CLIP_FORBIDDEN, address).hostToAllow()).isEmpty();
  }
}
