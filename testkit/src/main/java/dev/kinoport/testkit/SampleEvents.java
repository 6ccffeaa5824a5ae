package dev.kinoport.testkit;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.OrderedOffer;
import dev.kinoport.generation.Trouble;
import dev.kinoport.generation.Upload;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Retention;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.request.Checked;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One event of every kind, each with everything that is hard to store. */
final class SampleEvents {
  static final StoredClip STORED =
      new StoredClip(
          URI.create("file:///clips/a%20clip.mp4"),
          Option.of(new StoredClip.Fingerprint(5_000_000_000L, "0f".repeat(32))));

  static final Instant AT = Samples.ORDERED_AT.plusNanos(987_654_321);
  private static final String HARD =
      "quote \" apostrophe ' backslash \\ newline \n"
          + " tab \t null-ish null \u0001 euro \u20ac kite \ud83e\ude81";
  private static final Handle HANDLE =
      new Handle(
          Samples.SHOP,
          "r1/\u20ac",
          Map.of("status", "https://q.test/s?a=1&b=%20", "result", HARD));

  private SampleEvents() {}

  static Order fullOrder(Path folder, String id, boolean priced) {
    Path file = folder.resolve("kite.png");
    Samples.imageIn(file);
    Checked request =
        Samples.request(
            "a \ud83e\ude81 \"kite\"\n'flies'",
            priced ? ImageSource.file(file) : ImageSource.bytes(Samples.png()));
    return new Order(
        new GenerationId(id),
        Option.of(HARD + id),
        request.request(),
        new OrderedOffer(
            priced ? Samples.SHOP : Samples.OTHER_SHOP,
            priced ? request.document() : request.document().inliningUpTo(Long.MAX_VALUE),
            priced ? Samples.quote("0.28125") : new Quote.Unknown(HARD),
            priced
                ? Option.of(Retention.of(Duration.ofHours(24), Duration.ofSeconds(90, 5)))
                : Option.none()),
        priced ? Option.of(new Budget(HARD, Money.usd("100"))) : Option.none(),
        Option.of(HARD),
        Option.of(Duration.ofSeconds(90, 5)),
        priced ? Map.of(HARD, HARD, "scene", "") : Map.of(),
        Samples.ORDERED_AT);
  }

  /** Every kind of trouble, with everything that is hard to store. */
  static List<Trouble> everyTrouble() {
    return Stream.of(Trouble.Kind.values())
        .map(kind ->
            new Trouble(
                kind,
                HARD,
                kind == Trouble.Kind.IN_DOUBT,
                Option.when(kind == Trouble.Kind.CLIP_FORBIDDEN, STORED.location()),
                AT,
                1,
                Option.when(kind != Trouble.Kind.IN_DOUBT, AT.plusNanos(1))))
        .toList();
  }

  static Upload upload(String location, Instant at) {
    return new Upload("https://storage.test", URI.create(location), at);
  }

  /** All that is no end and no admission. */
  static List<GenerationEvent> everyKind(Path folder) {
    String sha256 = Samples.imageIn(folder.resolve("kite.png")).sha256();
    List<GenerationEvent> events = new ArrayList<>();
    events.add(
        new GenerationEvent.ImageUploaded(
            sha256, upload("https://u.test/%C3%A4?x=1", AT.minusSeconds(60)), AT));
    events.add(new GenerationEvent.SubmitStarted(1, AT.plusSeconds(180), AT));
    events.add(new GenerationEvent.SubmitFailed(1, HARD, AT.plusSeconds(1), AT));
    for (GenerationFailure failure : everyFailure()) {
      events.add(new GenerationEvent.MovedOn(Samples.OTHER_SHOP, 1, failure, AT));
    }
    events.add(new GenerationEvent.SubmitStarted(2, AT.plusSeconds(180), AT));
    events.add(new GenerationEvent.SubmitInDoubt(2, "", AT));
    events.add(new GenerationEvent.CancelAsked(AT));
    events.add(new GenerationEvent.SubmitAccepted(HANDLE, GenerationEvent.Via.LISTING, AT));
    events.addAll(
        Stream.of(CancelAnswer.values())
            .map(answer -> new GenerationEvent.CancelSent(answer, AT))
            .toList());
    events.add(new GenerationEvent.Started(AT));
    events.add(new GenerationEvent.Completed(AT));
    events.add(
        new GenerationEvent.ResultFetched(
            new RemoteClip(
                URI.create("https://c.test/1.mp4#t"),
                Option.of("video/mp4"),
                Option.of(5_000_000_000L)),
            new Charge(
                Option.of(new BigDecimal("0.000000000000001")),
                Option.of(Money.of("123456789.123456789", "EUR"))),
            AT));
    events.add(
        new GenerationEvent.ResultFetched(
            new RemoteClip(URI.create("https://c.test/1.mp4"), Option.none(), Option.none()),
            Charge.unknown(),
            AT));
    events.add(new GenerationEvent.ClipAddressLost(HARD, AT.plusSeconds(5), AT));
    events.add(
        new GenerationEvent.ResultFetched(
            new RemoteClip(
                URI.create("https://c.test/2.mp4"),
                Option.none(),
                Option.none(),
                Set.of("b.test", "a.test")),
            Charge.unknown(),
            AT));
    events.add(new GenerationEvent.ClipHostTrusted("cdn.test", AT));
    events.add(new GenerationEvent.ClipLocated(URI.create("https://d.test/%C3%A4.mp4?s=1"), AT));
    return events;
  }

  /** The same life for one more generation: nobody else may have its request of the provider. */
  static List<GenerationEvent> withoutAcceptance(List<GenerationEvent> events) {
    return events.stream()
        .filter(event -> !(event instanceof GenerationEvent.SubmitAccepted))
        .toList();
  }

  /** Every end, and every failure. */
  static List<GenerationEvent.End> everyEnd() {
    List<GenerationEvent.End> ends = new ArrayList<>();
    ends.add(
        new GenerationEvent.ClipStored(
            STORED,
            new Cost(
                Cost.Basis.BILLED, Option.of(Money.usd("0.281")), Option.of(new BigDecimal("6.0"))),
            AT));
    ends.add(
        new GenerationEvent.ClipAdopted(
            new StoredClip(STORED.location(), Option.none()), Cost.unknown(), AT));
    ends.add(new GenerationEvent.Cancelled(Cost.unknown(), AT));
    for (GenerationFailure failure : everyFailure()) {
      ends.add(new GenerationEvent.Failed(failure, Cost.unknown(), AT));
    }
    return ends;
  }

  private static List<GenerationFailure> everyFailure() {
    return List.of(
        new GenerationFailure.ByProvider(
            new ProviderError(
                ProviderError.Kind.REFUSED,
                "value_error",
                HARD,
                List.of(
                    new ProviderError.Detail("body.prompt", "too_long", HARD, List.of("max=1", "")),
                    new ProviderError.Detail("", "", "", List.of())),
                true)),
        new GenerationFailure.NeverSent(HARD),
        new GenerationFailure.Expired(""),
        new GenerationFailure.ClipLost(HARD),
        new GenerationFailure.WithoutClip(HARD),
        new GenerationFailure.Abandoned(HARD));
  }
}
