package dev.kinoport.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page shows runs on Spring Boot 4 in the examples, and is to be had on 3.5, too. */
class ExampleOnBoot3Test {
  private static final Path CONTROLLER =
      Path.of("../examples/spring-boot/src/main/java/dev/kinoport/example/ClipsController.java");

  @Test
  void theControllerOfThePageCompiles(@TempDir Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      boolean compiled =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of("-proc:none", "-d", classes.toString()),
                  null,
                  files.getJavaFileObjects(CONTROLLER))
              .call();

      assertThat(compiled).as(said.toString()).isTrue();
    }
  }
}
