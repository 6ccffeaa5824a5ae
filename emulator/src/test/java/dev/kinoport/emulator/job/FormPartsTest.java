package dev.kinoport.emulator.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A form is read part by part, and what is none is said to be none. */
class FormPartsTest {
  private static final String TYPE = "multipart/form-data; boundary=b7";

  private static Either<String, List<FormParts.Part>> read(String type, String body) {
    return FormParts.read(type, body.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void textsAndFilesAreToldApart() {
    String body =
        """
        --b7
        Content-Disposition: form-data; name="prompt"

        a kite
        --b7-- is no end in here
        --b7
        content-type: image/png
        content-disposition: form-data; name="input_reference"; filename="k.png"

        --b
        --b7--
        """;
    List<FormParts.Part> parts = read(TYPE, body.replace("\n--b7-- is", "\n --b7-- is")).get();

    assertThat(parts).extracting(FormParts.Part::name).containsExactly("prompt", "input_reference");
    assertThat(parts.get(0).text()).startsWith("a kite\r\n --b7--");
    assertThat(parts.get(0).contentType()).isEmpty();
    assertThat(parts.get(1).contentType()).contains("image/png");
    assertThat(parts.get(1).text()).isEqualTo("--b");
  }

  /** RFC 6266 and RFC 2183: a token needs no quotes, and a quoted text may hold anything. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name=a|a|",
        "name=a; filename=k.png|a|k.png",
        "filename=\"; name=\\\"x\\\"\"; name=\"a\"|a|; name=\"x\"",
        "NAME=\"a\"; FileName=\"k.png\"|a|k.png",
        "name=\"a\"; filename*=UTF-8''k%C3%A4.png|a|UTF-8''k%C3%A4.png"
      })
  void aDispositionIsReadInAnySpelling(String parameters, String name, String file) {
    String body = "--b7\nContent-Disposition: form-data; " + parameters + "\n\nx\n--b7--\n";

    FormParts.Part part = read(TYPE, body).get().getFirst();
    assertThat(part.name()).isEqualTo(name);
    assertThat(part.fileName().getOrNull()).isEqualTo(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data; boundary=\"b7\"",
        "multipart/form-data;boundary=b7;charset=utf-8",
        "multipart/form-data; charset=utf-8; boundary=b7"
      })
  void aBoundaryIsFoundInAnySpelling(String type) {
    String body = "--b7\nContent-Disposition: form-data; name=\"a\"\n\n\n--b7--\n";

    assertThat(read(type, body).get())
        .singleElement()
        .satisfies(part -> assertThat(part.text()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "multipart/form-data, '--b7--', without a boundary",
    "multipart/form-data; boundary=b7, '', does not begin",
    "multipart/form-data; boundary=b7, 'x--b7--', does not begin",
    "multipart/form-data; boundary=b7, '--b7', not told apart",
    "multipart/form-data; boundary=b7, '--b7x', not told apart",
  })
  void whatIsNoFormIsSaidToBeNone(String type, String body, String fault) {
    assertThat(read(type, body).getLeft()).contains(fault);
  }

  @Test
  void aPartHasAHeadANameAndAnEnd() {
    assertThat(read(TYPE, "--b7\nno head\n--b7--").getLeft()).contains("without a head");
    assertThat(read(TYPE, "--b7\nContent-Disposition: form-data\n\nx\n--b7--").getLeft())
        .contains("without a name");
    assertThat(read(TYPE, "--b7\nContent-Disposition: form-data; name=\"a\"\n\nx").getLeft())
        .contains("without its end");
  }

  @Test
  void itHasAnEndToItsPatience() {
    String part = "Content-Disposition: form-data; name=\"a\"\n\nx\n--b7";

    assertThat(read(TYPE, "--b7\n" + (part + "\n").repeat(201)).getLeft())
        .contains("more than 200 parts");
    String head = "Content-Disposition: form-data; name=\"a\"\nX: " + "y".repeat(20_000);
    assertThat(read(TYPE, "--b7\n" + head + "\n\nx\n--b7--").getLeft()).contains("without a head");
  }
}
