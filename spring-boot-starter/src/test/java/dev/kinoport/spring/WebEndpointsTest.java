package dev.kinoport.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.jdbc.JdbcJournal;
import jakarta.servlet.ServletInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What a web application has of us, on Spring Boot 3.5. */
class WebEndpointsTest {
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
      assertThat(web.perform(get("/hooks/fal")).andReturn().getResponse().getStatus())
          .isIn(404, 405);
    });
  }

  /** Anybody can send sixteen megabytes, and many at once. */
  @Test
  void theBodyOfAMessageThatNobodySignedIsNotRead() {
    application
        .withPropertyValues(
            "kinoport.provider=fal,minimax,replicate",
            "kinoport.minimax.key=0123456789abcdef",
            "kinoport.minimax.callback=https://us.example/hooks/minimax",
            "kinoport.replicate.token=0123456789abcdef",
            "kinoport.replicate.webhook=https://us.example/hooks/replicate")
        .run(context -> {
          MockMvc web = MockMvcBuilders.webAppContextSetup(context).build();
          for (String word : List.of("fal", "minimax", "replicate")) {
            AtomicBoolean isRead = new AtomicBoolean();

            int status =
                web.perform(post("/hooks/" + word).with(request -> watched(request, isRead)))
                    .andReturn()
                    .getResponse()
                    .getStatus();

            assertThat(status).as(word).isEqualTo(401);
            assertThat(isRead).as(word).isFalse();
          }
        });
  }

  private static MockHttpServletRequest watched(
      MockHttpServletRequest request, AtomicBoolean isRead) {
    MockHttpServletRequest watched =
        new MockHttpServletRequest(
            request.getServletContext(), request.getMethod(), request.getRequestURI()) {
          @Override
          public ServletInputStream getInputStream() {
            isRead.set(true);
            return super.getInputStream();
          }
        };
    watched.setContent(new byte[1]);
    return watched;
  }

  @ParameterizedTest
  @CsvSource({"/api, ''", "'', /api", "/, /api/"})
  void anAddressHoldsThePathThatTheApplicationIsBelow(String context, String servlet) {
    application
        .withPropertyValues(
            "kinoport.fal.webhook=https://us.example/api/hooks/fal",
            "server.servlet.context-path=" + context,
            "spring.mvc.servlet.path=" + servlet)
        .run(started -> {
          MockMvc web = MockMvcBuilders.webAppContextSetup(started).build();

          assertThat(web.perform(post("/hooks/fal")).andReturn().getResponse().getStatus())
              .isEqualTo(401);
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
