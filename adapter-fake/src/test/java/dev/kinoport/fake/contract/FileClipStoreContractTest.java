package dev.kinoport.fake.contract;

import dev.kinoport.clip.FileClipStore;
import dev.kinoport.testkit.ClipStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileClipStoreContractTest extends ClipStoreContract {
  @TempDir Path folder;

  @Override
  protected Subject facing(Journey journey) {
    FinishedClip finished = FinishedClip.making(journey);
    return new Subject(
        new FileClipStore(folder, finished.provider().clipSource()), finished.clip());
  }
}
