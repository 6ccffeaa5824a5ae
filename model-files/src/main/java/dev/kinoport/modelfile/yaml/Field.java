package dev.kinoport.modelfile.yaml;

import io.vavr.control.Option;

/** A field of a section: read, and good only if the whole section is. */
public final class Field<T> {
  private final Option<T> found;

  Field(Option<T> found) {
    this.found = found;
  }

  /** Its value; for use where {@link Section#build} calls. */
  public T value() {
    return found.getOrElseThrow(() -> new IllegalStateException("a faulty field was used"));
  }

  /** Whether it could be read. */
  public boolean isSound() {
    return found.isDefined();
  }
}
