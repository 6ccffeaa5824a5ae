package dev.kinoport.spring;

import dev.kinoport.fal.FalConfig;

/** A bean that says more of how fal, or its emulator, is used than the properties do. */
@FunctionalInterface
public interface FalConfigCustomizer {
  /** The same with changes. */
  FalConfig customize(FalConfig config);
}
