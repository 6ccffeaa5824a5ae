package dev.kinoport.engine;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps planted trouble out of the build's output. */
public final class QuietLog implements BeforeAllCallback, AfterAllCallback {
  private final List<Logger> loggers =
      List.of(
          Logger.getLogger(Scribe.class.getName()),
          Logger.getLogger(Engine.class.getName()),
          Logger.getLogger(InProcessScheduler.class.getName()));

  @Override
  public void beforeAll(ExtensionContext context) {
    loggers.forEach(logger -> logger.setLevel(Level.OFF));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    loggers.forEach(logger -> logger.setLevel(Level.INFO));
  }
}
