package dev.kinoport.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application on the module path, started with the line of docs/in-your-service.md. */
class ModulePathTest {
  private static final Pattern NEEDED =
      Pattern.compile(
          "(kinoport-(core|catalogue|json|http-kit|adapter-fal-http)|okhttp-jvm|okio-jvm|moshi|retrofit|vavr|vavr-match|jspecify|kotlin-stdlib)-\\d.*\\.jar");

  private static final String MODULE =
      """
      module app {
        requires dev.kinoport.core;
        requires dev.kinoport.fal;
      }
      """;

  private static final String MAIN =
      """
      package app;

      import dev.kinoport.Kinoport;
      import dev.kinoport.fal.Fal;
      import dev.kinoport.fal.FalConfig;
      import java.net.URI;

      public final class Main {
        public static void main(String[] arguments) {
          try (Fal fal = Fal.open(FalConfig.emulator(URI.create("http://127.0.0.1:1")));
              Kinoport kinoport = Kinoport.builder().provider(fal.provider()).build()) {
            System.out.println("runs with " + kinoport.providers().size());
          }
        }
      }
      """;

  @Test
  @Timeout(300)
  void oneOptionLetsAnApplicationRunOnTheModulePath(@TempDir Path folder)
      throws IOException, InterruptedException {
    String jars = jars();
    assumeTrue(jars.contains("kinoport-core"), "the modules are not packaged yet");
    Path classes = compiled(folder, jars);

    String said = run(jars + File.pathSeparator + classes, "--add-modules", "ALL-MODULE-PATH");

    assertThat(said).contains("runs with 1");
  }

  private static String jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> NEEDED.matcher(Path.of(entry).getFileName().toString()).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path compiled(Path folder, String jars) throws IOException {
    Path module = Files.writeString(folder.resolve("module-info.java"), MODULE);
    Path main = Files.createDirectories(folder.resolve("app")).resolve("Main.java");
    Files.writeString(main, MAIN);
    Path classes = folder.resolve("classes");
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-p",
                jars,
                "-d",
                classes.toString(),
                module.toString(),
                main.toString());
    assertThat(code).isZero();
    return classes;
  }

  private static String run(String path, String... options)
      throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        Stream.of(
                Stream.of(java.toString(), "-p", path),
                Stream.of(options),
                Stream.of("-m", "app/app.Main"))
            .flatMap(part -> part)
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
