package dev.kinoport.jdbc;

import dev.kinoport.backend.CancelAnswer;
import dev.kinoport.backend.Charge;
import dev.kinoport.backend.Handle;
import dev.kinoport.backend.ProviderError;
import dev.kinoport.catalogue.Catalogue;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Upload;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.media.Origin;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Fact;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.request.RequestImage;
import dev.kinoport.request.VideoRequest;
import dev.kinoport.request.WireValue;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One event of every kind, some kinds twice, by the name of the file that shows how it is kept. */
final class GoldenEvents {
  private static final Instant AT = SampleOrders.ORDERED_AT;
  private static final byte[] KITE = SampleOrders.png("kite");

  private GoldenEvents() {}

  static Map<String, GenerationEvent> all() {
    Map<String, GenerationEvent> all = new LinkedHashMap<>();
    all.put("admitted", new GenerationEvent.Admitted(full(), AT));
    all.put("admitted-image-in-file", new GenerationEvent.Admitted(inFile(), AT));
    all.put("admitted-range", new GenerationEvent.Admitted(range(), AT));
    all.put("admitted-sparse", new GenerationEvent.Admitted(sparse(), AT));
    all.put(
        "image_uploaded",
        new GenerationEvent.ImageUploaded(
            "0f".repeat(32),
            new Upload("https://u.test", URI.create("https://u.test/1"), AT.minusSeconds(60)),
            AT));
    all.put("submit_started", new GenerationEvent.SubmitStarted(1, AT.plusSeconds(180), AT));
    all.put(
        "submit_accepted",
        new GenerationEvent.SubmitAccepted(
            new Handle("r1", Map.of("status", "https://q.test/s", "cancel", "https://q.test/c")),
            GenerationEvent.Via.ANSWER,
            AT));
    all.put(
        "submit_failed", new GenerationEvent.SubmitFailed(1, "no route", AT.plusSeconds(1), AT));
    all.put("submit_in_doubt", new GenerationEvent.SubmitInDoubt(2, "read timed out", AT));
    all.put("started", new GenerationEvent.Started(AT));
    all.put("completed", new GenerationEvent.Completed(AT));
    all.put("result_fetched", fetched());
    all.put("cancel_asked", new GenerationEvent.CancelAsked(AT));
    all.put("cancel_sent", new GenerationEvent.CancelSent(CancelAnswer.REQUESTED, AT));
    all.put("clip_stored", stored());
    all.put("failed", new GenerationEvent.Failed(refused(), Cost.unknown(), AT));
    all.put("failed-never_sent", failed(new GenerationFailure.NeverSent("no route")));
    all.put("failed-expired", failed(new GenerationFailure.Expired("gone")));
    all.put("failed-clip_lost", failed(new GenerationFailure.ClipLost("404")));
    all.put("failed-abandoned", failed(new GenerationFailure.Abandoned("given up")));
    all.put("cancelled", new GenerationEvent.Cancelled(Cost.nothing(full()), AT));
    return all;
  }

  static byte[] image(String sha256) {
    return KITE.clone();
  }

  private static GenerationEvent fetched() {
    return new GenerationEvent.ResultFetched(
        new RemoteClip(
            URI.create("https://c.test/1.mp4"), Option.of("video/mp4"), Option.of(5_000_000_000L)),
        new Charge(Option.of(new BigDecimal("6.0")), Option.of(Money.usd("0.27"))),
        AT);
  }

  private static GenerationEvent stored() {
    return new GenerationEvent.ClipStored(
        new StoredClip(
            URI.create("file:///clips/a%20clip.mp4"),
            Option.of(new StoredClip.Fingerprint(5_000_000_000L, "0f".repeat(32)))),
        new Cost(Cost.Basis.BILLED, Option.of(Money.usd("0.27")), Option.of(new BigDecimal("6.0"))),
        AT);
  }

  private static GenerationFailure refused() {
    return new GenerationFailure.ByProvider(
        new ProviderError(
            ProviderError.Kind.REFUSED,
            "content_policy_violation",
            "no \"kites\"",
            List.of(
                new ProviderError.Detail("body.prompt", "too_long", "shorter", List.of("max=1"))),
            false));
  }

  private static GenerationEvent failed(GenerationFailure failure) {
    return new GenerationEvent.Failed(failure, Cost.unknown(), AT);
  }

  private static Order full() {
    return new Order(
        new GenerationId("01JGXT"),
        Option.of("order-17"),
        SampleOrders.request("a \ud83e\ude81 \"kite\"", ImageSource.bytes(KITE)),
        metered(),
        Option.of(new Budget("team", Money.usd("100"))),
        Option.of("spring"),
        Option.of(Duration.ofSeconds(90)),
        AT);
  }

  private static Quote metered() {
    return new Quote.Known(
        Money.usd("0.28"),
        LocalDate.parse("2026-01-01"),
        Confidence.PUBLISHED,
        "one clip",
        Option.of(Money.usd("0.14")));
  }

  /** A price that is a range, a fact that is one, and an object among the fields. */
  private static Order range() {
    VideoRequest shots =
        RequestChecker.check(
                Catalogue.standard(),
                RequestDraft.of("kling-3-pro").set("multi_prompt.0.prompt", "a kite"))
            .get();
    VideoRequest request =
        new VideoRequest(
            shots.model(),
            shots.endpoint(),
            shots.inputs(),
            shots.fields(),
            shots.warnings(),
            shots.expected(),
            shots
                .priceFacts()
                .with("width", new Fact.Between(new BigDecimal("720"), new BigDecimal("1680"))),
            shots.hash());
    Quote quote =
        new Quote.Known(
            Money.usd("0.34"),
            LocalDate.parse("2026-01-01"),
            Confidence.PUBLISHED,
            "tokens",
            Option.none(),
            Option.of(Money.usd("0.14")));
    return new Order(
        new GenerationId("01JGXT"),
        Option.none(),
        request,
        quote,
        Option.none(),
        Option.none(),
        Option.none(),
        AT);
  }

  private static Order sparse() {
    return new Order(
        new GenerationId("01JGXT"),
        Option.none(),
        SampleOrders.request("a kite"),
        new Quote.Unknown("no rule"),
        Option.none(),
        Option.none(),
        Option.none(),
        AT);
  }

  /** As if the image had been given as a file that is on no machine. */
  private static Order inFile() {
    VideoRequest request = full().request();
    VideoRequest moved =
        new VideoRequest(
            request.model(),
            request.endpoint(),
            new TreeMap<>(moved(request.inputs())),
            moved(request.fields()),
            List.of("a warning"),
            request.expected(),
            request.priceFacts(),
            request.hash());
    return SampleOrders.order("01JGXT", Option.none(), moved, Option.none());
  }

  private static Map<String, WireValue> moved(Map<String, WireValue> values) {
    Map<String, WireValue> moved = new LinkedHashMap<>(values);
    moved.replaceAll((name, value) -> moved(value));
    return moved;
  }

  private static WireValue moved(WireValue value) {
    return value instanceof WireValue.Image(RequestImage.Local(LocalImage image))
        ? new WireValue.Image(
            new RequestImage.Local(
                new LocalImage(
                    image.sha256(),
                    image.type(),
                    image.size(),
                    image.width(),
                    image.height(),
                    new Origin.File(Path.of("/clips/kite.png")))))
        : value;
  }
}
