package dev.kinoport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  void listsEveryPublishedModule() throws Exception {
    assertThat(texts(read("bom").getElementsByTagName("dependencyManagement"), "artifactId"))
        .containsExactlyInAnyOrderElementsOf(publishedModules());
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

  private static List<String> texts(NodeList parents, String tag) {
    NodeList found = ((Element) parents.item(0)).getElementsByTagName(tag);
    return IntStream.range(0, found.getLength())
        .mapToObj(index -> found.item(index).getTextContent())
        .toList();
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
