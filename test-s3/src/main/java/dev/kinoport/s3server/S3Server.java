package dev.kinoport.s3server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Adobe's S3Mock on loopback, in a process of its own, which ends with the one that started it. It
 * takes any key, and begins without buckets but those that were asked for.
 */
public final class S3Server implements AutoCloseable {
  /** A file that no other jar of the class path has. */
  private static final String MARK = "BOOT-INF/classes/s3mock.jks";

  private static final Pattern STARTED = Pattern.compile("started on ports .*?(\\d+) \\(http\\)");

  private final Process process;
  private final URI address;
  private final Path folder;

  private S3Server(Process process, URI address, Path folder) {
    this.process = process;
    this.address = address;
    this.folder = folder;
  }

  /** Starts one with these buckets; returns when it answers. */
  public static S3Server withBuckets(String... names) {
    try {
      Path folder = Files.createTempDirectory("kinoport-s3-");
      Process process =
          new ProcessBuilder(command(folder, names))
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .start();
      S3Server server = new S3Server(process, address(process), folder);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "s3-server-end"));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("the S3 server for tests does not start", e);
    }
  }

  private static List<String> command(Path folder, String... buckets) throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "-Djava.io.tmpdir=" + folder,
        "-jar",
        jar().toString(),
        "--server.address=127.0.0.1",
        "--server.port=0",
        "--http.port=0",
        "--com.adobe.testing.s3mock.store.initial-buckets=" + String.join(",", buckets));
  }

  private static Path jar() throws IOException {
    URL mark = S3Server.class.getClassLoader().getResource(MARK);
    if (mark != null && mark.openConnection() instanceof JarURLConnection found) {
      return Path.of(URI.create(found.getJarFileURL().toString()));
    }
    throw new IOException("S3Mock's jar is not on the class path");
  }

  /** It says its port when it is ready; what it says later is read by nobody and thrown away. */
  private static URI address(Process process) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    List<String> lines = new ArrayList<>();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      lines.add(line);
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        Thread.ofVirtual().name("s3-server-output").start(() -> drain(said));
        return URI.create("http://127.0.0.1:" + started.group(1));
      }
    }
    throw new IOException("it ended: " + String.join("\n", lines));
  }

  private static void drain(BufferedReader said) {
    try (said) {
      while (said.readLine() != null) {
        // Read on, or the pipe fills and the server stands still.
      }
    } catch (IOException e) {
      // It has ended.
    }
  }

  /** Where it listens: {@code http://127.0.0.1:PORT}. */
  public URI address() {
    return address;
  }

  /** Ends it at once, as a power cut would; what it kept is gone. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the S3 server for tests left something behind", e);
    }
  }
}
