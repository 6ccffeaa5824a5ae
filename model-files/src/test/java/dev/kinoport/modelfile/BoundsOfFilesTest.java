package dev.kinoport.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fault.FaultList;
import dev.kinoport.modelfile.openapi.ModelDraft;
import dev.kinoport.modelfile.yaml.FileFault;
import dev.kinoport.offer.Catalogue;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class BoundsOfFilesTest {
  @Test
  void deepNestingIsAFaultWithItsLineAndField() {
    assertThat(faults("prices: {}\nmodels:\n - " + "[".repeat(50_000) + "]".repeat(50_000)))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.line()).isEqualTo(3);
          assertThat(fault.field()).startsWith("models[0][0]");
          assertThat(fault.message()).isEqualTo("is nested more than 64 deep");
        });
    assertThat(faults("{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000)))
        .singleElement()
        .satisfies(fault -> assertThat(fault.field()).startsWith("a.a.a"));
    assertThat(faults("- ".repeat(50_000))).hasSize(1);
  }

  @Test
  void aLongTextIsAFaultWithItsLineAndField() {
    assertThat(faults("models:\n- alias: x\n  title: " + "x".repeat(1_000_000)))
        .containsExactly(new FileFault(3, "models[0].title", "is longer than 100,000 bytes"));
  }

  @Test
  void aLongFileIsNotEvenRead() {
    assertThat(faults("a: " + "x".repeat(8_000_000)))
        .containsExactly(
            new FileFault(1, "", "has 8,000,003 bytes, more than the 2,097,152 that are read"));
  }

  @Test
  void aliasesThatFanOutAreCountedEachTime() {
    StringBuilder text = new StringBuilder("a0: &a0 [1, 1]\n");
    for (int i = 1; i < 40; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(faults(text.toString()))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.field()).isEqualTo("a14[1]");
          assertThat(fault.message()).isEqualTo("is one of more than 100,000 values");
        });
  }

  @Test
  void whatRefersToItselfIsAFault() {
    assertThat(faults("models:\n- &m\n  inputs: {group: *m}"))
        .containsExactly(
            new FileFault(3, "models[0].inputs.group", "refers to what it stands in: *m"));
  }

  /** The words of the library, and of ours, hold the name that is wrong. */
  @Test
  void whatIsSaidOfALongNameIsCut() {
    String name = "x".repeat(1_000_000);
    for (String text :
        new String[] {
          "a: *" + name,
          "a: &%s [*%s]".formatted(name, name),
          "a: !%s!b c".formatted(name),
          "%%%s\n---\na".formatted(name),
          "a: " + "*".repeat(3) + name
        }) {
      assertThat(faults(text))
          .isNotEmpty()
          .allSatisfy(fault -> assertThat(fault.toString()).hasSizeLessThan(1_300));
    }
  }

  @Test
  void anAliasIsReadAsWhatItStandsFor() {
    assertThat(faults("models: &m []\nprices: *m"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.field()).isEqualTo("prices"));
  }

  @Test
  void manyFaultsAreCutWithACount() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      text.append("f%d: 1\n".formatted(i));
    }
    Seq<FileFault> faults = faults(text.toString());
    assertThat(faults).hasSize(FaultList.MOST_TOLD + 1);
    assertThat(faults.last().message()).isEqualTo("and 29,900 faults more, which are not told");
  }

  @Test
  void referencesThatFanOutEnd() {
    StringBuilder schemas =
        new StringBuilder("\"A\":{\"properties\":{\"prompt\":{\"$ref\":\"#/schemas/B0\"}}}");
    for (int i = 0; i < 40; i++) {
      String next = "{\"$ref\":\"#/schemas/B%d\"}".formatted(i + 1);
      schemas.append(
          ",\"B%d\":{\"anyOf\":[%s]}".formatted(i, String.join(",", List.fill(10, next))));
    }
    Seq<FileFault> faults = draftFaults(schemas.toString());
    assertThat(faults)
        .anySatisfy(fault ->
            assertThat(fault.message())
                .isEqualTo("is one of more than 10000 schemas, by references"));
  }

  /** Each of thousands of fields may refer to the same words: a few hundred kilobytes of text. */
  @Test
  void oneSchemaOfManyValuesIsNotReadThousandsOfTimes() {
    String words = "\"W\":{\"type\":\"string\",\"enum\":[%s]}".formatted(strings(50_000));
    String junk = "\"W\":{\"type\":\"string\",%s}".formatted(fields(24_000, "1"));
    for (String wide : new String[] {words, junk}) {
      Seq<FileFault> faults =
          draftFaults(
              "\"A\":{\"properties\":{%s}},%s"
                  .formatted(fields(9_000, "{\"$ref\":\"#/schemas/W\"}"), wide));
      assertThat(faults)
          .anySatisfy(fault ->
              assertThat(fault.message())
                  .isEqualTo("is in schemas of more than 100000 values, by references"));
    }
  }

  /** Its name would stand before each field in it, in the draft and among what is left open. */
  @Test
  void anObjectWithALongNameIsLeftOut() {
    String inner =
        "{\"type\":\"object\",\"properties\":{%s}}"
            .formatted(fields(9_000, "{\"type\":\"string\"}"));
    ModelDraft draft =
        draft(
            "\"A\":{\"properties\":{\"prompt\":{\"type\":\"string\"},? \"%s\" : %s}}"
                .formatted("n".repeat(90_000), inner));
    assertThat(draft.open())
        .anyMatch(line -> line.endsWith("n... is a name of more than 500 characters: left out"));
    assertThat(draft.write()).hasSizeLessThan(10_000);
  }

  private static String fields(int count, String value) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> "\"f%d\":%s".formatted(i, value))
        .collect(java.util.stream.Collectors.joining(","));
  }

  private static String strings(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> "\"w%d\"".formatted(i))
        .collect(java.util.stream.Collectors.joining(","));
  }

  @Test
  void anObjectThatHoldsItselfIsLeftOut() {
    String schemas =
        "\"A\":{\"type\":\"object\",\"properties\":{\"prompt\":{\"type\":\"string\"},"
            + "\"a\":{\"$ref\":\"#/schemas/A\"}}}";
    assertThat(draft(schemas).open()).anyMatch(line -> line.contains("nested more than 16 deep"));
  }

  /** The place of each value has all names above it in it: made for each, 9 GB. */
  @Test
  void longNamesAboveManyValuesCostNoMoreThanTheyAreLong() {
    StringBuilder text =
        new StringBuilder("models:\n- inputs:\n    ? %s\n".formatted("n".repeat(99_000)));
    text.append("    : kind: text\n");
    for (int i = 0; i < 48_000; i++) {
      text.append("      a%d: 1\n".formatted(i));
    }
    text.append("      options: [").append("1, ".repeat(1_000)).append("1]\n");
    Seq<FileFault> faults = faults(text.toString());
    assertThat(faults).hasSize(FaultList.MOST_TOLD + 1);
    assertThat(faults.mkString("\n")).hasSizeLessThan(100_000);
    assertThat(faults)
        .anySatisfy(fault -> assertThat(fault.field()).startsWith("models[0].inputs.nnn"));
  }

  private static ModelDraft draft(String schemas) {
    return ModelDraft.of(document(schemas), "acme", LocalDate.EPOCH).get();
  }

  private static Seq<FileFault> draftFaults(String schemas) {
    return ModelDraft.of(document(schemas), "acme", LocalDate.EPOCH).getError();
  }

  private static String document(String schemas) {
    return "{\"openapi\":\"3.0.0\",\"paths\":{\"/x\":{\"post\":{\"requestBody\":{\"content\":{"
        + "\"application/json\":{\"schema\":{\"$ref\":\"#/schemas/A\"}}}}}}},\"schemas\":{"
        + schemas
        + "}}";
  }

  private static Seq<FileFault> faults(String text) {
    return ModelFile.read(text, new Catalogue(java.util.List.of())).getError();
  }
}
