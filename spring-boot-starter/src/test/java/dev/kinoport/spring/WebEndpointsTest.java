package dev.kinoport.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.jdbc.JdbcJournal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What a web application has of us, on Spring Boot 3.5. */
class WebEndpointsTest {
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private final WebApplicationContextRunner application =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  DispatcherServletAutoConfiguration.class,
                  HttpMessageConvertersAutoConfiguration.class,
                  WebMvcAutoConfiguration.class,
                  KinoportAutoConfiguration.class))
          .withPropertyValues(
              "kinoport.provider=fal",
              "kinoport.fal.key=id:0123456789abcdef",
              "kinoport.fal.webhook=https://us.example/hooks/fal",
              "kinoport.journal.place=memory");

  @Test
  void aMessageThatNobodySignedIsRefusedAndChangesNothing() {
    application.run(context -> {
      MockMvc web = MockMvcBuilders.webAppContextSetup(context).build();

      assertThat(
              web.perform(post("/hooks/fal").content("{\"request_id\":\"r\"}"))
                  .andReturn()
                  .getResponse())
          .satisfies(answer -> {
            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.getContentAsString()).isEmpty();
          });
      assertThat(
              web.perform(post("/hooks/fal").content(new byte[MOST_BYTES + 1]))
                  .andReturn()
                  .getResponse()
                  .getStatus())
          .isEqualTo(413);
      assertThat(web.perform(get("/hooks/fal")).andReturn().getResponse().getStatus())
          .isIn(404, 405);
    });
  }

  @Test
  void progressOfNobodyIsNamed() {
    application.run(context ->
        assertThatThrownBy(() -> context.getBean(ProgressStreams.class).of(nobody()))
            .isInstanceOf(NullPointerException.class)
            .hasMessage("id must not be null"));
  }

  @SuppressWarnings("NullAway") // what a careless caller gives
  private static GenerationId nobody() {
    return null;
  }

  @Test
  void aJournalThatCannotBeUsedIsUnhealthyAndSaysWhy(@TempDir Path folder) {
    application
        .withPropertyValues(
            "kinoport.journal.place=file", "kinoport.journal.file=" + folder.resolve("j.db"))
        .run(context -> {
          HealthIndicator health = context.getBean(HealthIndicator.class);
          assertThat(health.health().getStatus()).isEqualTo(Status.UP);

          context.getBean(JdbcJournal.class).close();

          assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
          assertThat(health.health().getDetails())
              .hasEntrySatisfying(
                  "journal", why -> assertThat(String.valueOf(why)).contains("journal"));
        });
  }
}
