package dev.kinoport.chaos.server;

import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.script.ScriptFile;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The program of a provider: the emulator before a world that it keeps. Says its address, and ends
 * when it is killed.
 */
final class ServerMain {
  private ServerMain() {}

  /**
   * Serves.
   *
   * @param words the file of the script, and the folder of the world
   */
  public static void main(String[] words) throws IOException, InterruptedException {
    String script = Files.readString(Path.of(words[0]));
    FakeProvider provider =
        FakeProvider.on(new SystemTime())
            .world("%012x".formatted(new SecureRandom().nextLong() >>> 16))
            .script(
                ScriptFile.read(script, Life.instant())
                    .toEither()
                    .getOrElseThrow(faults -> new IllegalArgumentException(faults.mkString("; "))))
            .keptIn(Path.of(words[1]))
            .build();
    System.out.println(EmulatorServer.before(provider).start().address());
    Thread.currentThread().join();
  }
}
