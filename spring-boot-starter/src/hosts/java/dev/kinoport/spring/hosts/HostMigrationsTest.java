package dev.kinoport.spring.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.media.ImageSource;
import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.postgres.PostgresServer;
import dev.kinoport.request.RequestDraft;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Nothing of ours switches anything of the host on: its migrations run as without us, ours are seen
 * by neither, and both are there again at the second start. Its tables have names that ours once
 * had.
 */
@ExtendWith(NeedsPostgres.class)
@Timeout(300)
class HostMigrationsTest {
  private static final RequestDraft KITE =
      RequestDraft.of("hailuo-2.3-standard")
          .prompt("the kite dives")
          .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

  /** What migrates the host's own tables. */
  enum Host {
    NOTHING,
    FLYWAY,
    LIQUIBASE,
    BOTH;

    /** What the host then has in its own schema. */
    private List<String> tables() {
      return switch (this) {
        case NOTHING -> List.of();
        case FLYWAY -> List.of("events", "flyway_schema_history");
        case LIQUIBASE -> List.of("databasechangelog", "databasechangeloglock", "uploads");
        case BOTH ->
            Stream.of(FLYWAY, LIQUIBASE).flatMap(one -> one.tables().stream()).sorted().toList();
      };
    }

    private Stream<String> settings() {
      return Stream.of(
          "--spring.flyway.enabled=" + (this == FLYWAY || this == BOTH),
          "--spring.flyway.locations=classpath:hosts/flyway",
          // Liquibase may run first, and Flyway wants an empty schema then or a word.
          "--spring.flyway.baseline-on-migrate=" + (this == BOTH),
          "--spring.flyway.baseline-version=0",
          "--spring.liquibase.enabled=" + (this == LIQUIBASE || this == BOTH),
          "--spring.liquibase.change-log=classpath:hosts/changelog.sql");
    }
  }

  /** A service that takes whatever is on its class path, on a clock that the test turns. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Service {
    @Bean
    VirtualTime time() {
      return VirtualTime.create();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theHostHasItsTablesAndWeHaveOursAtEveryStart(Host host) {
    String url = PostgresServer.blankDatabase();

    GenerationId first = bought(host, url, "order-1");

    assertThat(bought(host, url, "order-1")).as("what the first start left").isEqualTo(first);
  }

  private static GenerationId bought(Host host, String url, String key) {
    try (ConfigurableApplicationContext service = started(host, url)) {
      Kinoport kinoport = service.getBean(Kinoport.class);
      GenerationId id = kinoport.generateOrThrow(KITE, Terms.standard().key(key)).id();

      assertThat(service.getBean(FakeProvider.class).bill().count()).isLessThan(2);
      assertThat(tables(service, "public")).containsExactlyElementsOf(host.tables());
      assertThat(tables(service, "kinoport")).contains("events", "generations", "uploads");
      return id;
    }
  }

  private static ConfigurableApplicationContext started(Host host, String url) {
    return SpringApplication.run(
        Service.class,
        Stream.concat(
                host.settings(),
                Stream.of(
                    "--spring.datasource.url=" + url,
                    "--spring.main.web-application-type=none",
                    "--spring.main.banner-mode=off",
                    // Where this runs beside an application, that has properties of its own.
                    "--spring.autoconfigure.exclude=",
                    "--kinoport.journal.place=auto",
                    "--kinoport.provider=fake"))
            .toArray(String[]::new));
  }

  private static List<String> tables(ConfigurableApplicationContext service, String schema) {
    String names =
        String.valueOf(
            new JdbcTemplate(service.getBean(DataSource.class))
                .queryForObject(
                    "SELECT COALESCE(string_agg(table_name, ' ' ORDER BY table_name), '')"
                        + " FROM information_schema.tables WHERE table_schema = ?",
                    String.class,
                    schema));
    return Stream.of(names.split(" ", -1)).filter(name -> !name.isEmpty()).toList();
  }
}
