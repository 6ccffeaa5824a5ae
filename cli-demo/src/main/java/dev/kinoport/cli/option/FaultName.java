package dev.kinoport.cli.option;

import dev.kinoport.cli.option.converter.Choice;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** What can be made to go wrong at the fake provider, by name. */
public enum FaultName {
  NEVER_SENT("no connection can be made, ever: 5"),
  THROTTLED("turned away three times, then taken: 0"),
  INVALID_KEY("refused at the door: 4"),
  CONTENT_POLICY("completed, but flagged: 4"),
  PROVIDER_FAULT("completed, but the model broke: 5"),
  ACCEPTED_BUT_ANSWER_LOST("accepted, the answer is lost, found in the provider's records: 0"),
  LOST_BEFORE_ACCEPTANCE("lost on the way, known not to have arrived, sent again: 0"),
  LISTING_UNSUPPORTED("the answer is lost and the provider keeps no records: 6"),
  STATUS_FAILS("asking for the status fails five times: 0"),
  CLIP_INTERRUPTED("the download breaks off twice and goes on: 0"),
  CLIP_GONE("the clip's address leads nowhere: 5"),
  CLIP_ELSEWHERE("the clip lies on a host that clips do not come from: 5"),
  CLIP_ADDRESS_DIES("the clip's first two addresses lead nowhere, the third works: 0"),
  RESULT_WITHOUT_CLIP("completed, but the answer names no clip, ever: 5"),
  UPLOAD_REFUSED("every upload of an image is refused with 401: 4"),
  RESULT_EXPIRED("the provider forgets the result: 5"),
  STUCK("an hour in the queue, for --wait: 7");

  private final String story;

  FaultName(String story) {
    this.story = story;
  }

  /** What happens and how the command ends. */
  public String story() {
    return story;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads what {@link #toString} writes. */
  public static final class Converter implements ITypeConverter<FaultName> {
    @Override
    public FaultName convert(String typed) {
      return Choice.of(values(), typed);
    }
  }
}
