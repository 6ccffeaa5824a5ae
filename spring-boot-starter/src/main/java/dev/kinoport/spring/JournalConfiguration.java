package dev.kinoport.spring;

import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The truth: in the application's database, behind its own migrations, if it has one. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {
  private static final System.Logger LOG = System.getLogger(JournalConfiguration.class.getName());

  @Bean
  @ConditionalOnMissingBean
  @DependsOnDatabaseInitialization
  Journal kinoportJournal(KinoportProperties properties, ObjectProvider<DataSource> source) {
    KinoportProperties.Journal wish = properties.journal();
    return switch (wish.place()) {
      case AUTO -> automatic(properties, source);
      case DATASOURCE -> on(source.getObject(), wish);
      case FILE -> opened(JdbcJournal.file(wish.file()));
      case MEMORY -> new InMemoryJournal();
    };
  }

  /** What costs money is written down, or somebody is told that it is not. */
  private static Journal automatic(
      KinoportProperties properties, ObjectProvider<DataSource> source) {
    DataSource only = source.getIfUnique();
    if (only != null) {
      return on(only, properties.journal());
    }
    if (source.stream().findAny().isPresent()) {
      throw new WrongSetting(
          "there are several DataSources, and none is said to be the journal's: mark one as"
              + " @Primary, or set kinoport.journal.place to file or memory");
    }
    if (properties.provider().stream().anyMatch(KinoportProperties.ProviderKind::takesMoney)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the journal is in memory: what is bought is forgotten when this process ends; give the"
              + " application a DataSource, or set kinoport.journal.place to file");
    }
    return new InMemoryJournal();
  }

  private static Journal on(DataSource source, KinoportProperties.Journal wish) {
    return opened(JdbcJournal.on(source, wish.schema()));
  }

  private static Journal opened(Either<JournalFault, JdbcJournal> journal) {
    return journal.getOrElseThrow(fault ->
        new WrongSetting(fault.reason() + "; or set kinoport.journal.place to file or memory"));
  }
}
