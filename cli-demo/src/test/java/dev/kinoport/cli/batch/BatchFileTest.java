package dev.kinoport.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.batch.file.BatchFaults;
import dev.kinoport.cli.batch.file.BatchFileReader;
import dev.kinoport.cli.batch.file.RawLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchFileTest {
  @TempDir private Path folder;

  private record Reading(List<RawLine> lines, List<String> faults) {}

  private Reading read(String name, String text) throws IOException {
    return read(Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Reading read(Path file) {
    BatchFaults faults = new BatchFaults(file);
    List<RawLine> lines = new BatchFileReader(file, faults).read();
    String prefix = String.valueOf(file.getParent()) + file.getFileSystem().getSeparator();
    return new Reading(
        lines, faults.sorted().stream().map(it -> faults.words(it).replace(prefix, "")).toList());
  }

  private static Map<String, List<String>> said(String... namesAndTexts) {
    return IntStream.range(0, namesAndTexts.length / 2)
        .boxed()
        .collect(
            Collectors.toMap(i -> namesAndTexts[2 * i], i -> List.of(namesAndTexts[2 * i + 1])));
  }

  @Test
  void jsonKeepsTheSpellingOfNumbersAndTheNumbersOfLines() throws IOException {
    Reading reading =
        read(
            "a.jsonl",
            """
            \uFEFF{"prompt": "a \\u00e9", "duration": 6, "seed": 12345678901234567890}\r

            {"fast": true, "gone": null, "images": ["a.png", "b.png"]}
            """);

    assertThat(reading.faults()).isEmpty();
    assertThat(reading.lines())
        .containsExactly(
            new RawLine(
                1, said("prompt", "a \u00e9", "duration", "6", "seed", "12345678901234567890")),
            new RawLine(3, Map.of("fast", List.of("true"), "images", List.of("a.png", "b.png"))));
  }

  @Test
  void everyBrokenLineIsNamed() throws IOException {
    Reading reading =
        read(
            "a.jsonl",
            """
            {"prompt": "a"
            ["prompt"]
            {"prompt": "a", "prompt": "b"}
            {"prompt": "a"} {"prompt": "b"}
            {"prompt": {"text": "a"}}
            {"prompt": "whole"}
            """);

    assertThat(reading.faults())
        .containsExactly(
            "a.jsonl:1 must be one JSON object in one line, and nothing else",
            "a.jsonl:2 must be one JSON object, from { to }",
            "a.jsonl:3 prompt is given twice: give it once",
            "a.jsonl:4 must be one JSON object in one line, and nothing else",
            "a.jsonl:5 prompt must be text, a number, true or false, or a list of such");
    assertThat(reading.lines()).extracting(RawLine::number).contains(6);
  }

  /** What comes behind is not kept in memory, be it millions of lines. */
  @Test
  void whatAsksForTooManyClipsIsReadNoFurther() throws IOException {
    int many = 100_001;
    for (Reading reading :
        List.of(
            read("a.jsonl", "{}\n".repeat(many) + "no JSON\n"),
            read("a.csv", "prompt\n" + "a\n".repeat(many) + "a,b\n"))) {
      assertThat(reading.lines()).isEmpty();
      assertThat(reading.faults()).singleElement().asString().contains("more than 100000 clips");
    }
  }

  @Test
  void aLineSaysNoMoreThanAnyModelTakes() throws IOException {
    String names =
        IntStream.rangeClosed(0, 1_000)
            .mapToObj("\"n%d\": 1"::formatted)
            .collect(Collectors.joining(",", "{", "}"));
    String list = "{\"images\": [" + "1,".repeat(1_000) + "1]}";

    assertThat(read("a.jsonl", names + "\n" + list + "\n").faults())
        .containsExactly(
            "a.jsonl:1 must say no more than 1000 things",
            "a.jsonl:2 images must be a list of no more than 1000");
  }

  /** Each would take half an hour by the square of its length. */
  @Test
  @Timeout(300)
  void runsOfBlanksAndDigitsTakeNoLongerThanTheyAreLong() throws IOException {
    int length = 30_000_000;
    Reading blanks = read("a.jsonl", "{\"prompt\":" + " ".repeat(length) + "\"a\"}\n");
    assertThat(blanks.faults()).isEmpty();
    assertThat(blanks.lines()).containsExactly(new RawLine(1, Map.of("prompt", List.of("a"))));
    assertThat(read("b.jsonl", "{}\n{\"seed\":" + "1".repeat(length) + "}\n").faults())
        .singleElement()
        .asString()
        .isEqualTo(
            "b.jsonl:2 must be one JSON object: seed: is a number of absurd length: over 100"
                + " digits");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prompt,duration\\n\"a, b\",6\\n\\n\"c\\nd\",\\n | ,
          prompt;duration\\n\"a, b\";6\\n\\n\"c\\nd\";\\n | ;
          """)
  void csvHasAHeaderAndEmptyCellsSayNothing(String text) throws IOException {
    Reading reading = read("a.CSV", text.replace("\\n", "\r\n"));

    assertThat(reading.faults()).isEmpty();
    assertThat(reading.lines())
        .containsExactly(
            new RawLine(2, said("prompt", "a, b", "duration", "6")),
            new RawLine(4, said("prompt", "c\r\nd")));
  }

  @Test
  void csvIsReadAsSpreadsheetsSaveIt() throws IOException {
    Reading reading =
        read(
            "a.csv",
            """
            sep=;
            Prompt ; End Image;DURATION;Notes;
            "a; b" ; x.png; 6.0;for Ann;
             6.0 ;;10;;
            ;;;;
            ;;;;;;
            """);

    assertThat(reading.faults()).isEmpty();
    assertThat(reading.lines())
        .containsExactly(
            new RawLine(
                3,
                said("prompt", "a; b", "end_image", "x.png", "duration", "6", "notes", "for Ann")),
            new RawLine(4, said("prompt", "6.0", "duration", "10")));
  }

  @Test
  void spacesAfterCommasAndTabsAreNoMatter() throws IOException {
    assertThat(read("a.csv", "prompt, duration\n\"a, b\", 6\nc, \"10\"\n").lines())
        .containsExactly(
            new RawLine(2, said("prompt", "a, b", "duration", "6")),
            new RawLine(3, said("prompt", "c", "duration", "10")));
    assertThat(read("b.csv", "prompt\tduration\na, b\t6\n").lines())
        .containsExactly(new RawLine(2, said("prompt", "a, b", "duration", "6")));
  }

  @Test
  void faultsOfCsvAreNamed() throws IOException {
    assertThat(read("a.csv", "prompt,prompt,\na,b,c\n").faults())
        .containsExactly(
            "a.csv:1 prompt is the name of two columns",
            "a.csv:1 must name every column: a name is missing");
    assertThat(read("b.csv", "prompt,key\na\nb,k\nc,k,d\n").faults())
        .containsExactly(
            "b.csv:2 must have 2 cells as the header has, and has 1",
            "b.csv:4 must have 2 cells as the header has, and has 3");
    assertThat(read("c.csv", "prompt\n\"a\" b\n").faults())
        .containsExactly("c.csv:2 is not valid CSV");
  }

  @Test
  void aFileThatAsksForNothingIsToldWhy() throws IOException {
    assertThat(read("a.jsonl", "\n  \n").faults()).containsExactly("a.jsonl asks for no clip");
    assertThat(read("a.csv", "prompt,image\n").faults()).containsExactly("a.csv asks for no clip");
    assertThat(read(folder.resolve("none.jsonl")).faults())
        .containsExactly("none.jsonl is not there");
    Path directory = Files.createDirectory(folder.resolve("directory"));
    assertThat(read(directory).faults()).containsExactly("directory is no plain file");
    Path latin = Files.write(folder.resolve("latin.jsonl"), new byte[] {'{', (byte) 0xE9, '}'});
    assertThat(read(latin).faults()).containsExactly("latin.jsonl is not in UTF-8");
  }
}
