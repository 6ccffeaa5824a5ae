package dev.kinoport.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSourceTest {
  @Test
  void guessesWhatALineOfTextMeans() {
    assertThat(ImageSource.parse("https://a.test/b.png"))
        .isEqualTo(ImageSource.url(URI.create("https://a.test/b.png")));
    assertThat(ImageSource.parse("data:image/png;base64,AA=="))
        .isEqualTo(ImageSource.dataUri("data:image/png;base64,AA=="));
    assertThat(ImageSource.parse("pictures/b.png"))
        .isEqualTo(ImageSource.file(Path.of("pictures/b.png")));
    assertThat(ImageSource.parse("file:///b.png")).isInstanceOf(ImageSource.Url.class);
    assertThat(ImageSource.parse("a\0b")).isInstanceOf(ImageSource.Url.class);
  }

  @Test
  void neverPrintsTheImage() {
    assertThat(ImageSource.bytes(new byte[1000])).hasToString("1000 bytes");
    assertThat(ImageSource.dataUri("data:image/png;base64,SECRET").toString())
        .isEqualTo("data URI of 28 characters");
  }

  @Test
  void neverPrintsASecretOfAnAddress() {
    assertThat(ImageSource.url("https://me:pw@a.test/b@c.png?sig=abc&x=1#y"))
        .hasToString("https://...@a.test/b@c.png?...");
    assertThat(ImageSource.url("https://a.test/b.png")).hasToString("https://a.test/b.png");
  }

  @Test
  void equalBytesAreEqualSources() {
    assertThat(ImageSource.bytes(new byte[] {1, 2}))
        .isEqualTo(ImageSource.bytes(new byte[] {1, 2}))
        .hasSameHashCodeAs(ImageSource.bytes(new byte[] {1, 2}))
        .isNotEqualTo(ImageSource.bytes(new byte[] {1, 3}));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.test/b.png",
        "http://127.0.0.1:8080/b",
        "https://[::1]/b.png",
        "HTTPS://a.test/b.png?x=1&y=%20"
      })
  void takesAnAddressOnTheWeb(String address) {
    assertThat(ImageUrl.parse(address).get()).isEqualTo(URI.create(address));
  }

  @Test
  void writesAnAddressInAscii() {
    assertThat(ImageUrl.parse("https://a.test/b\u00fc.png").get())
        .isEqualTo(URI.create("https://a.test/b%C3%BC.png"));
  }

  @ParameterizedTest
  @CsvSource({
    "file:///etc/passwd, must start with http:// or https://",
    "ftp://a.test/b.png, must start with http:// or https://",
    "a.test/b.png, must start with http:// or https://",
    "https:///b.png, names no valid host: it must look like https://host/image.png",
    "https:b.png, names no valid host: it must look like https://host/image.png",
    "https://, is not an address: it must look like https://host/image.png",
    "https://a.test/b|c, is not an address: it must look like https://host/image.png",
    "https://a.test/%zz, is not an address: it must look like https://host/image.png",
    "https://me:pw@a.test/b.png, holds a user name or password: use an address without one",
    "https://a.test/b#c, 'holds a fragment, which no server ever sees: leave out # and what"
        + " follows'"
  })
  void refusesWhatNoProviderCouldFetch(String address, String message) {
    assertThat(ImageUrl.parse(address).getLeft().message()).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.test/b c.png",
        " https://a.test/b.png",
        "https://a.test/b.png\n",
        "https://a.test/\0",
        "https://a.test/\u2028",
        "https://a.test/\u0085",
        "https://a.test/\u202Egnp.b",
        "a\0b"
      })
  void refusesSpacesAndControlCharacters(String address) {
    assertThat(ImageUrl.parse(address).getLeft().message())
        .isEqualTo("holds a space or a control character: write it as %20, %09, ...");
  }

  @Test
  void refusesAnAddressTooLongToBeOne() {
    String longest = "https://a.test/" + "b".repeat(ImageUrl.MAX_LENGTH - 15);
    assertThat(ImageUrl.parse(longest).isRight()).isTrue();
    assertThat(ImageUrl.parse(longest + "b").getLeft().message())
        .isEqualTo("is longer than 2048 characters: use a shorter address");
  }
}
