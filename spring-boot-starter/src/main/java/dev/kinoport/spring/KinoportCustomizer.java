package dev.kinoport.spring;

import dev.kinoport.KinoportBuilder;

/** A bean that changes the engine before it is built, behind everything else. */
@FunctionalInterface
public interface KinoportCustomizer {
  /** Changes it. */
  void customize(KinoportBuilder builder);
}
