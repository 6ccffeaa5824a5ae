package dev.kinoport.testkit;

import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import org.junit.jupiter.api.AfterEach;

class SystemTimeContractTest extends TimekeeperContract {
  private final SystemTime time = new SystemTime();

  @Override
  protected Timekeeper time() {
    return time;
  }

  @AfterEach
  void stop() {
    time.close();
  }
}
