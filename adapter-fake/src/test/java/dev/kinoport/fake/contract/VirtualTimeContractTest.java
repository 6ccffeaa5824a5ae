package dev.kinoport.fake.contract;

import dev.kinoport.fake.VirtualTime;
import dev.kinoport.testkit.TimekeeperContract;
import dev.kinoport.time.Timekeeper;

class VirtualTimeContractTest extends TimekeeperContract {
  @Override
  protected Timekeeper time() {
    return VirtualTime.create();
  }
}
