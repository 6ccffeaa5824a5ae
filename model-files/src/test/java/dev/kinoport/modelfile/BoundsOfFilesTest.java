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

  @Test
  void anObjectThatHoldsItselfIsLeftOut() {
    String schemas =
        "\"A\":{\"type\":\"object\",\"properties\":{\"prompt\":{\"type\":\"string\"},"
            + "\"a\":{\"$ref\":\"#/schemas/A\"}}}";
    assertThat(draft(schemas).open()).anyMatch(line -> line.contains("nested more than 16 deep"));
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
