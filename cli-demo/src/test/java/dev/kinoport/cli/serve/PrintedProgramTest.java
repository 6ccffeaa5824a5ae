package dev.kinoport.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The playground prints a program that does with Kinoport what its form does. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
final class PrintedProgramTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String EVIL = "it's \"10\" \\ $HOME \\u0041 {KEY} %s ünï 🎬";

  @TempDir private Path folder;

  @Test
  void itRunsAsPrintedAndIsChargedOnce() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> said = new ArrayList<>();
    Shell shell =
        Shell.when(
            Map.of(
                "Control-C",
                () -> {
                  run("http://127.0.0.1:" + port, said);
                  Thread.currentThread().interrupt();
                }));
    shell.run("serve", "--port", Integer.toString(port), "--pace", "instant");

    assertThat(said.get(0)).contains("file:/", ".mp4 cost Some(0.28 USD)");
    assertThat(said.get(1)).contains("\"count\":1");
  }

  private void run(String server, List<String> said) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String picture =
          found(get(client, server + "/__ui"), "name=\"first_frame\" value=\"([^\"]+)\"");
      String page =
          get(
              client,
              server
                  + "/__ui?first_frame="
                  + picture
                  + "&prompt="
                  + URLEncoder.encode(EVIL, StandardCharsets.UTF_8));
      String program =
          found(page, "(?s)<pre id=\"code-Java--Kinoport\"[^>]*><code>(.*?)</code>")
              .replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&#39;", "'")
              .replace("&amp;", "&");
      Files.writeString(folder.resolve("Clip.java"), program);
      Files.copy(Shell.IMAGE, folder.resolve("kite.jpg"));
      Process run =
          new ProcessBuilder(
                  JAVA,
                  "-cp",
                  System.getProperty("java.class.path"),
                  "-Dfile.encoding=UTF-8",
                  "Clip.java")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      said.add(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      said.add(get(client, server + "/__bill").replaceAll("\\s", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String get(HttpClient client, String address)
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
