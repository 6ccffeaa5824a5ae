package dev.kinoport.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3PlaceTest {
  @ParameterizedTest
  @CsvSource({
    "s3://clips, clips, '', s3://clips",
    "s3://clips/, clips, '', s3://clips",
    "s3://my.clips-2/year=2026/live, my.clips-2, year=2026/live, s3://my.clips-2/year=2026/live",
    "s3://clips/a_b/, clips, a_b, s3://clips/a_b",
  })
  void aPlaceIsReadAndWrittenAgain(String text, String bucket, String prefix, String written) {
    S3Place place = S3Place.parse(text).get();

    assertThat(place).isEqualTo(new S3Place(bucket, prefix)).hasToString(written);
    assertThat(place.address(place.key("g-1"))).hasToString(written + "/g-1.mp4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "clips",
        "s3:clips",
        "s3://",
        "s3:///prefix",
        "s3://ab",
        "s3://Clips",
        "s3://clips/../x",
        "s3://clips/.hidden",
        "s3://clips/a//b",
        "s3://clips//a",
        "s3://clips/a b",
        "s3://clips/%2e",
        "S3://clips",
        "https://clips/a",
      })
  void whatIsNoneIsRefusedInWords(String text) {
    assertThat(S3Place.parse(text).getLeft()).contains("\"");
  }
}
