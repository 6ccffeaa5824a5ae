package dev.kinoport.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class BoundsTest {
  private static final Bounds SMALL = new Bounds(10_000, 4, 20, 6, 30);

  @Test
  void whatIsWithinAllBoundsIsRead() {
    assertThat(read("{\"a\":[[[123456]]],\"b\":\"twenty-eight bytes of a text\"}")).isEmpty();
  }

  @Test
  void nestingIsRefusedWithLineAndField() {
    assertThat(read("{\"rules\":[1,\n{\"life\":[[[1]]]}]}"))
        .isEqualTo("this is no JSON: line 2, rules[1].life[0]: is nested more than 4 deep");
  }

  @Test
  void aLongNumberIsRefusedWithLineAndField() {
    assertThat(read("{\"a\":1,\n\n\"b\":{\"c\":1234567}}"))
        .isEqualTo("this is no JSON: line 3, b.c: is a number of absurd length: over 6 digits");
  }

  @Test
  void aFaultIsOneLineWhateverTheNamesHold() {
    assertThat(read("{\"a\rb\u001bc\u202ed\":1234567}"))
        .isEqualTo(
            "this is no JSON: line 1, a\\u000db\\u001bc\\u202ed: is a number of absurd length: over"
                + " 6 digits");
  }

  @Test
  void aLongTextIsRefusedWithLineAndField() {
    assertThat(read("[\"\",{\"a\":\"%s\"}]".formatted("x\\\"".repeat(20))))
        .isEqualTo("this is no JSON: line 1, [1].a: is longer than 30 bytes");
  }

  @Test
  void manyValuesAreRefusedWithLineAndField() {
    assertThat(read("[" + "1,".repeat(30) + "1]"))
        .isEqualTo("this is no JSON: line 1, [19]: is one of more than 20 values");
  }

  @Test
  void aLongTextAsAWholeIsNotEvenRead() {
    assertThat(read(" ".repeat(10_001)))
        .isEqualTo(
            "this is no JSON: the text has 10,001 bytes, more than the 10,000 that are read");
  }

  @Test
  void aLongPlaceIsCut() {
    assertThat(read("{\"%s\":1234567}".formatted("n".repeat(25)))).contains("n".repeat(25));
    Bounds wide = new Bounds(10_000, 4, 20, 6, 5_000);
    assertThat(fault("{\"%s\":1234567}".formatted("n".repeat(4_000)), wide))
        .hasSizeLessThan(400)
        .contains("nnn");
  }

  @Test
  void signsWithinATextAreNoStructure() {
    assertThat(read("{\"a\":\"[[[[[[[[{{{,\\\\\"}")).isEmpty();
  }

  @Test
  void whatIsCutOffIsLeftToTheReader() {
    for (String text : new String[] {"", "\"", "\"\\", "[", "}}}}", ",,,", "{\"a\"", "-"}) {
      assertThat(read(text)).startsWith("this is no JSON: ").doesNotContain("line ");
    }
  }

  @Test
  void millionsOfBytesTakeNoLongerThanTheyAreLong() {
    int length = 4_000_000;
    assertThat(fault("{\"x\":" + "1".repeat(length) + "}", Bounds.WIRE)).contains("absurd length");
    assertThat(fault("[".repeat(length), Bounds.WIRE)).contains("nested more than 100 deep");
    assertThat(fault("[" + "{},".repeat(length) + "{}]", Bounds.WIRE)).contains("250,000 values");
    String kept = "{\"x\":" + "1".repeat(length) + "}";
    assertThat(JsonText.readAsItComes(kept).get())
        .isEqualTo(Json.object().with("x", "1".repeat(length)));
  }

  /** Each would take hours by the square of its length: a run is found again from its beginning. */
  @Test
  void runsOfBlanksAndDigitsTakeNoLongerThanTheyAreLong() {
    int length = 50_000_000;
    String blanks = " \t\r\n".repeat(length / 4);
    assertThat(JsonText.read("{\"a\":" + blanks + "\"b\"}").get())
        .isEqualTo(Json.object().with("a", "b"));
    assertThat(fault("{}" + blanks, Bounds.WIRE)).isEmpty();
    assertThat(fault(blanks, Bounds.WIRE)).startsWith("this is no JSON: ");
    assertThat(fault("1" + blanks + "2", Bounds.WIRE))
        .isEqualTo("this is no JSON: it is malformed at path $");
    assertThat(fault("[1" + blanks + "2]", Bounds.WIRE)).startsWith("this is no JSON: ");
    String digits = "1".repeat(length);
    assertThat(JsonText.readAsItComes("[-0.5e-" + digits + "]").get())
        .isEqualTo(new Json.Items(List.of(new Json.Text("-0.5e-" + digits))));
    assertThat(JsonText.readAsItComes("[" + digits + "x]").isLeft()).isTrue();
    assertThat(JsonText.readAsItComes("{" + digits + ":1}").isLeft()).isTrue();
  }

  @Test
  void blanksWithinATextAreKept() {
    String text = "\\\"" + " ".repeat(10_000) + "\n" + "1".repeat(10_000) + "\\";
    Json value = Json.object().with("a", text);
    assertThat(JsonText.read(JsonText.spaced(value).replace(": ", ":" + " ".repeat(9_000))).get())
        .isEqualTo(value);
  }

  /** A path has all names above a value in it: made for each, they would be terabytes. */
  @Test
  void longNamesAboveManyNumbersTakeNoLongerThanTheyAreLong() {
    String numbers = "[" + "1,".repeat(200_000) + "1]";
    assertThat(fault("{\"%s\":%s}".formatted("n".repeat(4_000_000), numbers), Bounds.WIRE))
        .isEmpty();
  }

  @Test
  void aFaultBehindALongNameIsCut() {
    String name = "n".repeat(1_000_000);
    assertThat(fault("{\"%s\":1e99}".formatted(name), Bounds.WIRE)).hasSizeLessThan(1_000);
    assertThat(fault("{\"%s\":nonsense}".formatted(name), Bounds.WIRE)).hasSizeLessThan(1_000);
  }

  @Test
  void aNumberOfAbsurdSizeIsRefusedWithItsPlace() {
    assertThat(read("{\"a\":[1,[2,1e99]]}"))
        .endsWith("a number of absurd length at path $.a[1][1]");
    assertThat(read("{\"a\":{\"b[3]\":1e99}}")).endsWith(" at path $.a.b[3]");
    assertThat(read("[1,2,1e-99]")).endsWith(" at path $[2]");
    assertThat(read("1e99")).endsWith(" at path $");
  }

  private static String read(String text) {
    return fault(text, SMALL);
  }

  /** What is said against a text; empty if nothing is. */
  private static String fault(String text, Bounds bounds) {
    return JsonText.read(text.getBytes(StandardCharsets.UTF_8), bounds).fold(why -> why, it -> "");
  }
}
