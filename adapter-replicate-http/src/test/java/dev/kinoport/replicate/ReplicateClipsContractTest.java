package dev.kinoport.replicate;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.fake.Life;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.testkit.ClipStoreContract;
import dev.kinoport.testkit.http.ClosedAtEnd;
import dev.kinoport.testkit.http.ContractLife;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;

class ReplicateClipsContractTest extends ClipStoreContract {
  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  @Override
  protected Subject facing(Journey journey) {
    Life life = ContractLife.on(journey);
    Provider replicate =
        opened
            .add(OfflineWorld.playing(life, config -> config.clips(clips)))
            .replicate()
            .provider();
    return new Subject(replicate.clips(), finishedAt(replicate));
  }

  private static RemoteClip finishedAt(Provider replicate) {
    SubmitAnswer answer = replicate.video().submit(Predictions.submission());
    Handle handle = ((SubmitAnswer.Accepted) answer).handle();
    return ((ProviderResult.Finished) replicate.video().result(handle).get()).clip();
  }
}
