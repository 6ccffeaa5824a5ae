package dev.kinoport.videos;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.emulator.reading.Reading;
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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Through the API itself, and from the cloud that an error of it names. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class VideosClipsContractTest extends ClipStoreContract {
  private final boolean inCloud;
  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  VideosClipsContractTest(boolean inCloud) {
    this.inCloud = inCloud;
  }

  @Override
  protected Subject facing(Journey journey) {
    Reading[] readings =
        inCloud ? new Reading[] {Reading.VIDEOS_CLIPS_ARE_IN_CLOUD} : new Reading[] {};
    Provider provider =
        opened
            .add(
                OfflineWorld.playing(
                    ContractLife.on(journey), config -> config.clips(clips), readings))
            .videos()
            .provider();
    return new Subject(provider.clips(), finishedAt(provider));
  }

  private static RemoteClip finishedAt(Provider provider) {
    SubmitAnswer answer = provider.video().submit(Jobs.submission());
    Handle handle = ((SubmitAnswer.Accepted) answer).handle();
    return ((ProviderResult.Finished) provider.video().result(handle).get()).clip();
  }
}
