package dev.kinoport.spring;

import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The truth: in the application's database, behind its own migrations, if it has one. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {
  @Bean
  @ConditionalOnMissingBean
  @DependsOnDatabaseInitialization
  Journal kinoportJournal(KinoportProperties properties, ObjectProvider<DataSource> source) {
    KinoportProperties.Journal wish = properties.journal();
    return switch (wish.place()) {
      case AUTO -> on(source.getIfUnique(), wish);
      case DATASOURCE -> on(source.getObject(), wish);
      case FILE -> opened(JdbcJournal.file(wish.file()));
      case MEMORY -> new InMemoryJournal();
    };
  }

  private static Journal on(@Nullable DataSource source, KinoportProperties.Journal wish) {
    return source == null ? new InMemoryJournal() : opened(JdbcJournal.on(source, wish.schema()));
  }

  private static Journal opened(Either<JournalFault, JdbcJournal> journal) {
    return journal.getOrElseThrow(fault ->
        new IllegalStateException(
            fault.reason() + "; or set kinoport.journal.place to file or memory"));
  }
}
