package dev.kinoport.cli;

import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;

/**
 * What the journal does not know and a later process needs: where a clip was bought and where it
 * shall lie. Holds no key.
 *
 * @param backend the options that lead to the same provider, as somebody would type them
 * @param place the file to be, absolute
 * @param replacing whether a file that is there may go
 * @param inFlight how many of those bought with it may be with the provider at once, if that is
 *     limited
 */
record DeliveryNote(List<String> backend, Path place, boolean replacing, Option<Integer> inFlight) {
  DeliveryNote {
    backend = List.copyOf(backend);
    place = place.toAbsolutePath().normalize();
  }

  /** The same, lying somewhere else. */
  DeliveryNote at(Path somewhere) {
    return new DeliveryNote(backend, somewhere, replacing, inFlight);
  }

  /** The place, ready to be taken. */
  OutputFile output() {
    return new OutputFile(place, Landing.of(place), replacing);
  }
}
