package dev.kinoport.fake.contract;

import dev.kinoport.testkit.ClipStoreContract;

class FakeClipsContractTest extends ClipStoreContract {
  @Override
  protected Subject facing(Journey journey) {
    FinishedClip finished = FinishedClip.making(journey);
    return new Subject(finished.provider().provider().clips(), finished.clip());
  }
}
