package dev.kinoport.jdbc.event;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.OrderedOffer;
import dev.kinoport.generation.Upload;
import dev.kinoport.input.RequestImage;
import dev.kinoport.input.WireValue;
import dev.kinoport.jdbc.SampleOrders;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.media.Origin;
import dev.kinoport.offer.Retention;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Fact;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.Checked;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.request.VideoRequest;
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
import java.util.Set;
import java.util.TreeMap;

/** One event of every kind, some kinds twice, by the name of the file that shows how it is kept. */
final class GoldenEvents {
  private static final Instant AT = SampleOrders.ORDERED_AT;
  private static final byte[] KITE = SampleOrders.png("kite");

  private static final ProviderName OTHER_SHOP = ProviderName.of("other-shop");

  private GoldenEvents() {}

  static Map<String, GenerationEvent> all() {
    Map<String, GenerationEvent> all = new LinkedHashMap<>();
    all.put("admitted", new GenerationEvent.Admitted(full(), AT));
    all.put("admitted-image-inline", new GenerationEvent.Admitted(inline(), AT));
    all.put("admitted-image-in-file", new GenerationEvent.Admitted(inFile(), AT));
    all.put("admitted-range", new GenerationEvent.Admitted(range(), AT));
    all.put("admitted-sparse", new GenerationEvent.Admitted(sparse(Option.none()), AT));
    all.put(
        "admitted-retention",
        new GenerationEvent.Admitted(
            sparse(Option.of(Retention.of(Duration.ofHours(24), Duration.ofMinutes(90)))), AT));
    all.put("admitted-chain", new GenerationEvent.Admitted(chain(), AT));
    all.put(
        "image_uploaded",
        new GenerationEvent.ImageUploaded(
            "0f".repeat(32),
            new Upload("https://u.test", URI.create("https://u.test/1"), AT.minusSeconds(60)),
            AT));
    all.put("submit_started", new GenerationEvent.SubmitStarted(1, AT.plusSeconds(180), AT));
    all.put(
        "submit_started-sender",
        new GenerationEvent.SubmitStarted(
            1, AT.plusSeconds(180), Option.of("0f3a9c2b71de-4d2"), Option.none(), AT));
    all.put(
        "submit_started-provider_ahead",
        new GenerationEvent.SubmitStarted(
            1, AT.plusSeconds(180), Option.none(), Option.of(Duration.ofMinutes(-181)), AT));
    all.put(
        "submit_accepted",
        new GenerationEvent.SubmitAccepted(
            new Handle(
                SampleOrders.SHOP,
                "r1",
                Map.of("status", "https://q.test/s", "cancel", "https://q.test/c")),
            GenerationEvent.Via.ANSWER,
            AT));
    all.put(
        "submit_failed", new GenerationEvent.SubmitFailed(1, "no route", AT.plusSeconds(1), AT));
    all.put("submit_in_doubt", new GenerationEvent.SubmitInDoubt(2, "read timed out", AT));
    all.put("moved_on", new GenerationEvent.MovedOn(OTHER_SHOP, 3, noKey(), AT));
    all.put("started", new GenerationEvent.Started(AT));
    all.put("completed", new GenerationEvent.Completed(AT));
    all.put("result_fetched", fetched());
    all.put(
        "clip_address_lost",
        new GenerationEvent.ClipAddressLost("403 from c.test", AT.plusSeconds(5), AT));
    all.put("clip_host_trusted", new GenerationEvent.ClipHostTrusted("cdn.test", AT));
    all.put(
        "clip_located",
        new GenerationEvent.ClipLocated(URI.create("https://d.test/1.mp4?s=1"), AT));
    all.put("cancel_asked", new GenerationEvent.CancelAsked(AT));
    all.put("cancel_sent", new GenerationEvent.CancelSent(CancelAnswer.REQUESTED, AT));
    all.put("clip_stored", stored());
    all.put("clip_adopted", adopted());
    all.put("failed", new GenerationEvent.Failed(refused(), Cost.unknown(), AT));
    all.put("failed-never_sent", failed(new GenerationFailure.NeverSent("no route")));
    all.put("failed-expired", failed(new GenerationFailure.Expired("gone")));
    all.put("failed-clip_lost", failed(new GenerationFailure.ClipLost("404")));
    all.put("failed-without_clip", failed(new GenerationFailure.WithoutClip("filtered")));
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
            URI.create("https://c.test/1.mp4"),
            Option.of("video/mp4"),
            Option.of(5_000_000_000L),
            Set.of("cdn.test")),
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

  private static GenerationEvent adopted() {
    return new GenerationEvent.ClipAdopted(
        new StoredClip(URI.create("file:///clips/1.mp4"), Option.none()),
        new Cost(Cost.Basis.QUOTED, Option.of(Money.usd("0.28")), Option.none()),
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

  private static GenerationFailure noKey() {
    return new GenerationFailure.ByProvider(
        ProviderError.of(ProviderError.Kind.DENIED, "http_401", "no such key"));
  }

  private static GenerationEvent failed(GenerationFailure failure) {
    return new GenerationEvent.Failed(failure, Cost.unknown(), AT);
  }

  private static Order full() {
    Checked request = SampleOrders.request("a \ud83e\ude81 \"kite\"", ImageSource.bytes(KITE));
    return new Order(
        new GenerationId("01JGXT"),
        Option.of("order-17"),
        request.request(),
        new OrderedOffer(SampleOrders.SHOP, request.document(), metered(), Option.none()),
        Option.of(new Budget("team", Money.usd("100"))),
        Option.of("spring"),
        Option.of(Duration.ofSeconds(90)),
        Map.of("scene", "12", "cut", "b"),
        AT);
  }

  /** Two more shops, one of them without a price. */
  private static Order chain() {
    Order first = sparse(Option.none());
    return new Order(
        first.id(),
        first.key(),
        first.request(),
        List.of(
            new OrderedOffer(SampleOrders.SHOP, first.document(), metered(), Option.none()),
            new OrderedOffer(
                OTHER_SHOP,
                first.document(),
                metered(),
                Option.of(Retention.of(Duration.ofHours(24), Duration.ofMinutes(90)))),
            new OrderedOffer(
                ProviderName.of("third-shop"),
                first.document(),
                new Quote.Unknown("no rule"),
                Option.none())),
        0,
        first.budget(),
        first.label(),
        first.timeToStart(),
        first.attributes(),
        first.orderedAt());
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
    Checked shots =
        RequestChecker.check(
                FalOffers.catalogue(),
                RequestDraft.of("kling-3-pro").set("multi_prompt.0.prompt", "a kite"))
            .get();
    Document document = shots.document();
    Document priced =
        new Document(
            document.model(),
            document.sku(),
            document.inputs(),
            document.fields(),
            document.inline(),
            document.warnings(),
            document.expected(),
            document
                .priceFacts()
                .with("width", new Fact.Between(new BigDecimal("720"), new BigDecimal("1680"))));
    Quote quote =
        new Quote.Known(
            Money.usd("0.34"),
            Option.of(LocalDate.parse("2026-01-01")),
            Confidence.PUBLISHED,
            "tokens",
            Option.none(),
            Option.of(Money.usd("0.14")));
    return new Order(
        new GenerationId("01JGXT"),
        Option.none(),
        shots.request(),
        new OrderedOffer(SampleOrders.SHOP, priced, quote, Option.none()),
        Option.none(),
        Option.none(),
        Option.none(),
        Map.of(),
        AT);
  }

  private static Order sparse(Option<Retention> retention) {
    Checked request = SampleOrders.request("a kite");
    return new Order(
        new GenerationId("01JGXT"),
        Option.none(),
        request.request(),
        new OrderedOffer(
            SampleOrders.SHOP, request.document(), new Quote.Unknown("no rule"), retention),
        Option.none(),
        Option.none(),
        Option.none(),
        Map.of(),
        AT);
  }

  /** An image that is encoded only when the request leaves. */
  private static Order inline() {
    Checked request = SampleOrders.request("a kite", ImageSource.bytes(KITE));
    return SampleOrders.order(
        "01JGXT",
        Option.none(),
        new Checked(request.request(), request.document().inliningUpTo(KITE.length)),
        Option.none());
  }

  /** As if the image had been given as a file that is on no machine. */
  private static Order inFile() {
    VideoRequest request = full().request();
    Document document = full().document();
    VideoRequest movedRequest =
        new VideoRequest(request.model(), new TreeMap<>(moved(request.inputs())));
    Document movedDocument =
        new Document(
            document.model(),
            document.sku(),
            new TreeMap<>(moved(document.inputs())),
            moved(document.fields()),
            document.inline(),
            List.of("a warning"),
            document.expected(),
            document.priceFacts());
    return SampleOrders.order(
        "01JGXT", Option.none(), new Checked(movedRequest, movedDocument), Option.none());
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
