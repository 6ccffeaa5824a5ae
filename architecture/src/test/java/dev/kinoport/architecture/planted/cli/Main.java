package dev.kinoport.architecture.planted.cli;

import com.google.inject.Guice;
import java.time.Instant;

/** The command line may do what a library may not. */
final class Main {
  private Main() {}

  static void talk() {
    System.out.println(Instant.now() + " " + Guice.createInjector());
  }
}
