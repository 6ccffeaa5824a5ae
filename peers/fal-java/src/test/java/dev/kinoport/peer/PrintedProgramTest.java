package dev.kinoport.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The playground prints a program for this client. */
@Timeout(300)
class PrintedProgramTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String EVIL = "it's \"10\" \\ $HOME \\u0041 {KEY} %s ünï 🎬";

  @TempDir private Path folder;

  @Test
  void itRunsAsPrinted() throws Exception {
    try (OfflineServer server = OfflineServer.start();
        HttpClient client = HttpClient.newHttpClient()) {
      String picture =
          found(page(client, server.url() + "/__ui"), "name=\"first_frame\" value=\"([^\"]+)\"");
      String page =
          page(
              client,
              server.url()
                  + "/__ui?first_frame="
                  + picture
                  + "&prompt="
                  + URLEncoder.encode(EVIL, StandardCharsets.UTF_8));
      String program =
          found(page, "(?s)<pre id=\"code-Java--fal-s-client\"[^>]*><code>(.*?)</code>")
              .replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&#39;", "'")
              .replace("&amp;", "&");
      Files.writeString(folder.resolve("FalClip.java"), program);
      Files.copy(Path.of("../../samples/kite-over-hills.jpg"), folder.resolve("kite.jpg"));
      Process run =
          new ProcessBuilder(
                  JAVA,
                  "-cp",
                  System.getProperty("java.class.path"),
                  "-Dfile.encoding=UTF-8",
                  "FalClip.java")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(run.waitFor()).as(said).isZero();
      assertThat(said).contains("\"video\"");
      assertThat(server.paid()).hasSize(1);
    }
  }

  private static String page(HttpClient client, String address)
      throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html").build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static String found(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
