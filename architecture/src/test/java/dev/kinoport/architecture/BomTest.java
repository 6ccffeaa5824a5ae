package dev.kinoport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The BOM has no parent and repeats names and version: this keeps it true. */
class BomTest {
  private static final Path ROOT = Path.of("..");
  private static final String OURS = "kinoport-";

  @Test
  void listsEveryPublishedModule() throws Exception {
    assertThat(managed("bom").keySet())
        .filteredOn(name -> name.startsWith(OURS))
        .containsExactlyInAnyOrderElementsOf(publishedModules());
  }

  /** Whoever imports it gets the versions that were tested, not those that Maven finds nearest. */
  @Test
  void managesWhatWeBringInTheVersionsOfTheBuild() throws Exception {
    Map<String, String> build = managed(".");
    Map<String, String> brought = managed("bom");
    brought.keySet().removeIf(name -> name.startsWith(OURS));

    assertThat(brought).containsKeys("okio", "okio-jvm", "moshi", "okhttp-jvm", "vavr");
    brought.forEach((name, version) -> assertThat(build).containsEntry(name, version));
  }

  /** Versions by artifact, with the build's own properties put in. */
  private static Map<String, String> managed(String module) throws Exception {
    Document pom = read(module);
    Element management = (Element) pom.getElementsByTagName("dependencyManagement").item(0);
    NodeList found = management.getElementsByTagName("dependency");
    Map<String, String> versions = new TreeMap<>();
    for (int index = 0; index < found.getLength(); index++) {
      Element dependency = (Element) found.item(index);
      versions.put(text(dependency, "artifactId"), version(pom, text(dependency, "version")));
    }
    return versions;
  }

  private static String version(Document pom, String text) {
    if (!text.startsWith("${") || text.startsWith("${project")) {
      return text;
    }
    String property = text.substring(2, text.length() - 1);
    return text(pom.getDocumentElement(), property);
  }

  private static String text(Element parent, String tag) {
    return parent.getElementsByTagName(tag).item(0).getTextContent();
  }

  /** No Gradle runs here: what the page says for it is held against what Maven was proven with. */
  @Test
  void theBlockForGradleNamesWhatTheBomManages() throws Exception {
    String page = Files.readString(ROOT.resolve("docs").resolve("in-your-service.md"));
    List<String> named =
        Pattern.compile("\"dev\\.kinoport:(kinoport-[a-z0-9-]+)(?::([^\"]+))?\"")
            .matcher(page)
            .results()
            .map(found -> found.group(1) + Optional.ofNullable(found.group(2)).orElse(""))
            .toList();
    String version = ownText(read("bom"), "version");

    assertThat(named).hasSizeGreaterThan(1).contains(OURS + "bom" + version);
    assertThat(managed("bom").keySet())
        .containsAll(named.stream().filter(name -> !name.endsWith(version)).toList());
  }

  @Test
  void hasTheVersionOfTheModules() throws Exception {
    assertThat(ownText(read("bom"), "version")).isEqualTo(ownText(read("."), "version"));
  }

  private static List<String> publishedModules() throws Exception {
    try (Stream<Path> folders = Files.list(ROOT)) {
      List<String> names = new ArrayList<>();
      for (Path folder : folders.filter(f -> Files.exists(f.resolve("pom.xml"))).toList()) {
        Document pom = read(folder.getFileName().toString());
        boolean published = pom.getElementsByTagName("maven.deploy.skip").getLength() == 0;
        if (published && !ownText(pom, "artifactId").equals("kinoport-bom")) {
          names.add(ownText(pom, "artifactId"));
        }
      }
      return names;
    }
  }

  private static Document read(String module)
      throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(ROOT.resolve(module).resolve("pom.xml").toFile());
  }

  /** The text of a child of the project itself, not of its parent or a dependency. */
  private static String ownText(Document pom, String tag) {
    NodeList children = pom.getDocumentElement().getChildNodes();
    return IntStream.range(0, children.getLength())
        .mapToObj(children::item)
        .filter(child -> child.getNodeName().equals(tag))
        .map(child -> child.getTextContent())
        .findFirst()
        .orElseThrow();
  }
}
