package dev.kinoport.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
  @Test
  void sortsKeysAndLeavesNoSpace() {
    Map<String, WireValue> fields = new LinkedHashMap<>();
    fields.put("b", new WireValue.Flag(false));
    fields.put("a", new WireValue.Many(List.of(new WireValue.Text("x"), WireValue.Number.of(7))));
    fields.put(
        "c", new WireValue.Image(new RequestImage.Remote(URI.create("https://a.test/b.png"))));
    assertThat(CanonicalJson.write(fields))
        .isEqualTo("{\"a\":[\"x\",7],\"b\":false,\"c\":\"https://a.test/b.png\"}");
    assertThat(CanonicalJson.write(Map.of())).isEqualTo("{}");
    assertThat(CanonicalJson.write(Map.of("a", new WireValue.Many(List.of()))))
        .isEqualTo("{\"a\":[]}");
  }

  @ParameterizedTest
  @CsvSource({
    "6, 6",
    "6.0, 6",
    "0.50, 0.5",
    "0.000, 0",
    "-0, 0",
    "-1, -1",
    "100, 100",
    "1E+2, 100",
    "0.1, 0.1",
    "123456789012345678, 123456789012345678",
    "1E+400, 1E+400",
    "1E-400, 1E-400"
  })
  void aNumberHasOneSpelling(String number, String written) {
    assertThat(CanonicalJson.write(Map.of("n", new WireValue.Number(new BigDecimal(number)))))
        .isEqualTo("{\"n\":" + written + "}");
  }

  @Test
  void aHugeExponentCostsNoMemory() {
    WireValue huge = new WireValue.Number(new BigDecimal("1E+999999999"));
    assertThat(CanonicalJson.write(Map.of("n", huge))).isEqualTo("{\"n\":1E+999999999}");
  }

  @Test
  void escapesOnlyWhatItMust() throws IOException {
    String nasty = "\" \\ / \b\f\n\r\t \u0001 \u001f \u007f \u00fc \u2028 \uD83E\uDE81 </script>";
    String json = CanonicalJson.write(Map.of("k", new WireValue.Text(nasty)));
    assertThat(json)
        .isEqualTo(
            "{\"k\":\"\\\" \\\\ / \\b\\f\\n\\r\\t \\u0001 \\u001f \u007f \u00fc \u2028"
                + " \uD83E\uDE81 </script>\"}");
    assertThat(new Moshi.Builder().build().adapter(Object.class).fromJson(json))
        .isEqualTo(Map.of("k", nasty));
  }
}
