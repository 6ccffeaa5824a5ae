package dev.kinoport.emulator.tape;

import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.tape.record.TapeRecorder;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Tapes of what is said to an emulator. */
final class Recording {
  private Recording() {}

  /** The whole conversation. */
  static List<String> of(Path file, Readings readings, UnaryOperator<TapeRecorder.Builder> wishes) {
    return of(
        file,
        readings,
        Conversation.script(),
        wishes,
        (address, time) -> Conversation.with(address, time::advance));
  }

  static List<String> of(
      Path file,
      Readings readings,
      Script script,
      UnaryOperator<TapeRecorder.Builder> wishes,
      BiFunction<URI, VirtualTime, List<String>> talk) {
    VirtualTime time = VirtualTime.create();
    try (FakeProvider provider = FakeProvider.on(time).script(script).build();
        EmulatorServer shop = EmulatorServer.before(provider).readings(readings).start();
        TapeRecorder recorder = wishes.apply(TapeRecorder.before(shop.address())).start(file)) {
      return talk.apply(recorder.address(), time);
    }
  }

  static Tape read(Path file) {
    return Tape.read(file).getOrElseThrow(why -> new AssertionError(why));
  }
}
