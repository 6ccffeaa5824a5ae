package dev.kinoport.architecture.planted.backend;

import io.vavr.control.Either;
import java.io.IOException;

/** A port, by its name. */
interface VideoBackend {
  String bare();

  Either<String, Integer> checked() throws IOException;

  Either<String, Integer> unchecked() throws IllegalStateException;
}
