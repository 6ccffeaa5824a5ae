package dev.kinoport.fal.offline;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.fake.Life;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.ClipStoreContract;
import dev.kinoport.testkit.http.ClosedAtEnd;
import dev.kinoport.testkit.http.ContractLife;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class FalClipsContractTest extends ClipStoreContract {
  private final Transport transport;
  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  FalClipsContractTest(Transport transport) {
    this.transport = transport;
  }

  @Override
  protected Subject facing(Journey journey) {
    Life life = ContractLife.on(journey);
    Provider fal = opened.add(OfflineWorld.playing(life, transport, clips)).fal().provider();
    return new Subject(fal.clips(), finishedAt(fal));
  }

  private static RemoteClip finishedAt(Provider fal) {
    RequestDraft draft =
        RequestDraft.of("hailuo-02-standard")
            .prompt("a kite")
            .resolution("512P")
            .firstFrame(ImageSource.url("https://images.test/kite.png"));
    Document document = RequestChecker.check(fal.offers(), draft).get().document();
    SubmitAnswer answer =
        fal.video().submit(new Submission("g1", document, Map.of(), Option.none()));
    Handle handle = ((SubmitAnswer.Accepted) answer).handle();
    return ((ProviderResult.Finished) fal.video().result(handle).get()).clip();
  }
}
