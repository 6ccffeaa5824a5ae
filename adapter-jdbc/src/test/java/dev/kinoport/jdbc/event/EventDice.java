package dev.kinoport.jdbc.event;

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
import dev.kinoport.jdbc.SampleOrders;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Retention;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.Checked;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Rolls events of every kind, with whatever is hard to store. The same seed, the same events. */
public final class EventDice {
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "\"",
          "'",
          "\\",
          "\n",
          "\t",
          "\u0000",
          "\u0001",
          "\u007f",
          "\u0085",
          "\u2028",
          "\u20ac",
          "\ud83e\ude81",
          "\ud800",
          "\udc00",
          "\uffff",
          "%s",
          "\\u0041",
          "--",
          ";",
          "{}",
          " ",
          "NULL");

  private static final List<String> PROVIDERS = List.of("a", "shop-2", "x._-");

  private final SplittableRandom dice;

  public EventDice(long seed) {
    dice = new SplittableRandom(seed);
  }

  public GenerationEvent event() {
    Instant at = instant();
    return switch (dice.nextInt(19)) {
      case 0 -> new GenerationEvent.Admitted(order("g" + dice.nextInt(100)), at);
      case 1 -> new GenerationEvent.ImageUploaded(text(), new Upload(text(), uri(), instant()), at);
      case 2 ->
          new GenerationEvent.SubmitStarted(
              dice.nextInt(),
              instant(),
              Option.when(dice.nextBoolean(), this::text),
              Option.when(dice.nextBoolean(), () -> Duration.ofMillis(dice.nextInt())),
              at);
      case 3 ->
          new GenerationEvent.SubmitAccepted(handle(), word(GenerationEvent.Via.values()), at);
      case 4 -> new GenerationEvent.SubmitFailed(dice.nextInt(), text(), instant(), at);
      case 5 -> new GenerationEvent.SubmitInDoubt(dice.nextInt(), text(), at);
      case 6 -> new GenerationEvent.Started(at);
      case 7 -> new GenerationEvent.Completed(at);
      case 8 ->
          new GenerationEvent.ResultFetched(
              new RemoteClip(
                  uri(),
                  maybe(this::text),
                  maybe(dice::nextLong),
                  Set.copyOf(textsByName().keySet())),
              charge(),
              at);
      case 9 -> new GenerationEvent.CancelAsked(at);
      case 10 -> new GenerationEvent.CancelSent(word(CancelAnswer.values()), at);
      case 11 ->
          new GenerationEvent.ClipStored(
              new StoredClip(
                  uri(), maybe(() -> new StoredClip.Fingerprint(dice.nextLong(), text()))),
              cost(),
              at);
      case 12 -> new GenerationEvent.Failed(failure(), cost(), at);
      case 13 -> new GenerationEvent.ClipAddressLost(text(), instant(), at);
      case 14 -> new GenerationEvent.ClipHostTrusted(text(), at);
      case 15 -> new GenerationEvent.ClipLocated(uri(), at);
      case 17 -> new GenerationEvent.MovedOn(provider(), dice.nextInt(), failure(), at);
      case 16 -> new GenerationEvent.ClipAdopted(new StoredClip(uri(), Option.none()), cost(), at);
      default -> new GenerationEvent.Cancelled(cost(), at);
    };
  }

  public Order order(String id) {
    Checked request = request();
    return new Order(
        new GenerationId(id),
        maybe(this::text),
        request.request(),
        offers(request),
        0,
        maybe(() -> new Budget("purse " + text(), Money.usd("" + (1 + dice.nextInt(100))))),
        maybe(this::text),
        maybe(() -> Duration.ofSeconds(dice.nextInt(), dice.nextInt(1_000_000_000))),
        textsByName(),
        instant());
  }

  private List<OrderedOffer> offers(Checked request) {
    return PROVIDERS.stream()
        .skip(dice.nextInt(PROVIDERS.size()))
        .map(name -> offer(ProviderName.of(name), request))
        .toList();
  }

  private OrderedOffer offer(ProviderName provider, Checked request) {
    return new OrderedOffer(
        provider,
        dice.nextBoolean()
            ? request.document()
            : request.document().inliningUpTo(Integer.MAX_VALUE),
        dice.nextBoolean()
            ? new Quote.Known(
                money(),
                maybe(this::date),
                word(Confidence.values()),
                text(),
                Option.none(),
                Option.none())
            : new Quote.Unknown(text()),
        maybe(() -> new Retention(Option.of(kept()), maybe(this::kept))));
  }

  private Duration kept() {
    return Duration.ofSeconds(1 + dice.nextInt(10_000_000), dice.nextInt(1_000_000_000));
  }

  public ProviderName provider() {
    return ProviderName.of(PROVIDERS.get(dice.nextInt(PROVIDERS.size())));
  }

  public Trouble trouble() {
    return new Trouble(
        word(Trouble.Kind.values()),
        text(),
        dice.nextBoolean(),
        maybe(this::uri),
        instant(),
        1,
        maybe(this::instant));
  }

  private Checked request() {
    String prompt = "a kite " + dice.nextInt() + "\n\u20ac \ud83e\ude81 \"'\\";
    return SampleOrders.request(
        prompt,
        dice.nextBoolean()
            ? ImageSource.bytes(SampleOrders.png(String.valueOf(dice.nextInt(3))))
            : ImageSource.url("https://images.test/" + dice.nextInt() + "?a=%20&b=1"));
  }

  private GenerationFailure failure() {
    return switch (dice.nextInt(6)) {
      case 0 -> new GenerationFailure.ByProvider(error());
      case 1 -> new GenerationFailure.NeverSent(text());
      case 2 -> new GenerationFailure.Expired(text());
      case 3 -> new GenerationFailure.ClipLost(text());
      case 4 -> new GenerationFailure.WithoutClip(text());
      default -> new GenerationFailure.Abandoned(text());
    };
  }

  private ProviderError error() {
    List<ProviderError.Detail> details = new ArrayList<>();
    for (int i = dice.nextInt(3); i > 0; i--) {
      details.add(
          new ProviderError.Detail(
              text(), text(), text(), dice.nextBoolean() ? List.of() : List.of(text(), "")));
    }
    return new ProviderError(
        word(ProviderError.Kind.values()), text(), text(), details, dice.nextBoolean());
  }

  private Handle handle() {
    return new Handle(provider(), "r" + text(), textsByName());
  }

  private Map<String, String> textsByName() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = dice.nextInt(4); i > 0; i--) {
      texts.put(text(), text());
    }
    return texts;
  }

  private Charge charge() {
    return new Charge(maybe(this::decimal), maybe(this::money));
  }

  private Cost cost() {
    return new Cost(word(Cost.Basis.values()), maybe(this::money), maybe(this::decimal));
  }

  private Money money() {
    return Money.of(decimal().toString(), dice.nextBoolean() ? "USD" : "JPY");
  }

  private BigDecimal decimal() {
    return new BigDecimal(BigInteger.valueOf(dice.nextLong()), dice.nextInt(-3, 25));
  }

  private LocalDate date() {
    return LocalDate.ofEpochDay(dice.nextInt(100_000));
  }

  private Instant instant() {
    return Instant.ofEpochSecond(dice.nextInt(), dice.nextInt(1_000_000_000));
  }

  private URI uri() {
    return URI.create("https://c.test/%C3%A4/" + dice.nextInt() + "?q=%22#f");
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = dice.nextInt(6); i > 0; i--) {
      text.append(PIECES.get(dice.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private <T> T word(T[] words) {
    return words[dice.nextInt(words.length)];
  }

  private <T> Option<T> maybe(Supplier<T> value) {
    return dice.nextBoolean() ? Option.of(value.get()) : Option.none();
  }
}
