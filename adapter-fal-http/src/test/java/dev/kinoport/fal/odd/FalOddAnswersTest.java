package dev.kinoport.fal.odd;

import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.Provider;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.ClosedAtEnd;
import dev.kinoport.testkit.http.SampleImage;
import dev.kinoport.testkit.http.odd.OddAnswersContract;
import dev.kinoport.testkit.http.odd.OddWire;
import java.net.URI;
import java.nio.file.Path;

class FalOddAnswersTest extends OddAnswersContract {
  private static final HttpTimeouts IMPATIENT =
      HttpTimeouts.standard()
          .answer(IMPATIENCE)
          .submit(SUBMIT_IMPATIENCE)
          .streams(IMPATIENCE, SUBMIT_IMPATIENCE);

  @Override
  protected OddWire wire(VirtualTime time) {
    return new FalWire();
  }

  @Override
  protected Provider open(URI shop, VirtualTime time, Path clips, ClosedAtEnd opened) {
    FalConfig config = FalConfig.emulator(shop).timeouts(IMPATIENT).clips(clips);
    return opened.add(Fal.open(config, time)).provider();
  }

  @Override
  protected RequestDraft draft(String prompt) {
    return RequestDraft.of("hailuo-02-standard")
        .prompt(prompt)
        .firstFrame(ImageSource.bytes(SampleImage.png()));
  }
}
