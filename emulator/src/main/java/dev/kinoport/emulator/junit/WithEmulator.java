package dev.kinoport.emulator.junit;

import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.script.ScriptFile;
import dev.kinoport.fake.Bill;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A JUnit test with fal offline: each test method gets a server of its own, on a clock that only
 * the test turns. A method may take a {@link Running}, or any of its parts by type: {@link
 * EmulatorServer}, {@link FakeProvider}, {@link VirtualTime}. So may its {@code @BeforeEach}. An
 * annotation of your own may carry this one.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(EmulatorExtension.class)
public @interface WithEmulator {
  /** How requests go, as the text of a {@link ScriptFile}; {@link Running#script} changes it. */
  String script() default "{}";

  /** Points on which the server takes the less likely side. */
  Reading[] readings() default {};

  /** Whether what real fal would ignore, or say only on the result, is an error at once. */
  boolean strict() default false;

  /**
   * What a test is handed.
   *
   * @param server the server
   * @param provider the world behind it
   * @param time its clock
   */
  record Running(EmulatorServer server, FakeProvider provider, VirtualTime time) {
    /** Where the server listens. */
    public URI address() {
      return server.address();
    }

    /** What was charged so far. */
    public Bill bill() {
      return provider.bill();
    }

    /** Requests go like this from now on. */
    public void script(Script script) {
      provider.administration().follow(script);
    }
  }
}
