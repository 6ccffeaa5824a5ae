package dev.kinoport.testkit;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.OrderedOffer;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.Checked;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Requests, orders and images that contracts are proven with. */
final class Samples {
  /** Not a round number, so that whoever drops digits is found out. */
  static final Instant ORDERED_AT = Instant.parse("2026-01-02T03:04:05.123456789Z");

  /** Needs no upload. */
  static final ImageSource FIRST_FRAME = ImageSource.url("https://images.test/kite.png");

  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final String MODEL = "hailuo-2.3-standard";

  /** What most orders are placed with. */
  static final ProviderName SHOP = ProviderName.of("shop");

  /** Somebody else, who may give the same names to other requests. */
  static final ProviderName OTHER_SHOP = ProviderName.of("other-shop");

  private Samples() {}

  /** A request with nothing to upload. */
  static Checked request(String prompt) {
    return request(prompt, FIRST_FRAME);
  }

  static Checked request(String prompt, ImageSource firstFrame) {
    return RequestChecker.check(FalOffers.catalogue(), draft(prompt, firstFrame)).get();
  }

  static RequestDraft draft(String prompt, ImageSource firstFrame) {
    return RequestDraft.of(MODEL).prompt(prompt).firstFrame(firstFrame);
  }

  /** 0.28 USD, no key, no budget. */
  static Order order(String id) {
    return order(id, Option.none(), request("a kite"), quote("0.28"), Option.none());
  }

  static Order paidFrom(Budget purse, String id, String usd) {
    return order(id, Option.none(), request("a kite"), quote(usd), Option.of(purse));
  }

  static Order keyed(String id, String key, String prompt) {
    return order(id, Option.of(key), request(prompt), quote("0.28"), Option.none());
  }

  static Order order(
      String id, Option<String> key, Checked request, Quote quote, Option<Budget> budget) {
    return new Order(
        new GenerationId(id),
        key,
        request.request(),
        new OrderedOffer(SHOP, request.document(), quote, Option.none()),
        budget,
        Option.none(),
        Option.none(),
        Map.of(),
        ORDERED_AT);
  }

  /** Costs 0.25 USD here and, after a free no, 0.75 USD at the other shop. */
  static Order chained(String id, Budget purse) {
    Checked request = request("a kite");
    return new Order(
        new GenerationId(id),
        Option.none(),
        request.request(),
        List.of(
            new OrderedOffer(SHOP, request.document(), quote("0.25"), Option.none()),
            new OrderedOffer(OTHER_SHOP, request.document(), quote("0.75"), Option.none())),
        0,
        Option.of(purse),
        Option.none(),
        Option.none(),
        Map.of(),
        ORDERED_AT);
  }

  static Order orderedFrom(ProviderName provider, String id) {
    return orderedFrom(provider, order(id));
  }

  /** The same order, placed with somebody else. */
  static Order orderedFrom(ProviderName provider, Order order) {
    return new Order(
        order.id(),
        order.key(),
        order.request(),
        new OrderedOffer(provider, order.document(), order.quote(), order.retention()),
        order.budget(),
        order.label(),
        order.timeToStart(),
        order.attributes(),
        order.orderedAt());
  }

  static Order orderedLater(String id, Duration later) {
    return with(order(id), Option.none(), ORDERED_AT.plus(later));
  }

  static Order labelled(String id, String label) {
    return with(order(id), Option.of(label), ORDERED_AT);
  }

  private static Order with(Order order, Option<String> label, Instant orderedAt) {
    return new Order(
        order.id(),
        order.key(),
        order.request(),
        new OrderedOffer(order.provider(), order.document(), order.quote(), order.retention()),
        order.budget(),
        label,
        order.timeToStart(),
        order.attributes(),
        orderedAt);
  }

  static Quote quote(String usd) {
    return new Quote.Known(
        Money.usd(usd), LocalDate.parse("2026-01-01"), Confidence.PUBLISHED, "one clip");
  }

  /** An image in a file, as a request holds it. */
  static LocalImage imageIn(Path file) {
    try {
      Files.write(file, png());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return LocalImage.inspect(new ImageSource.File(file)).get();
  }

  /** A black PNG of 640 x 360 px, which can be drawn. */
  static byte[] png() {
    byte[] size =
        ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT).put((byte) 8).put((byte) 2).array();
    byte[] magic = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] head = chunk("IHDR", size);
    byte[] data = chunk("IDAT", deflated(new byte[HEIGHT * (1 + 3 * WIDTH)]));
    byte[] end = chunk("IEND", new byte[0]);
    return ByteBuffer.allocate(magic.length + head.length + data.length + end.length)
        .put(magic)
        .put(head)
        .put(data)
        .put(end)
        .array();
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] chunk(String kind, byte[] body) {
    byte[] name = kind.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(body);
    return ByteBuffer.allocate(12 + body.length)
        .putInt(body.length)
        .put(name)
        .put(body)
        .putInt((int) sum.getValue())
        .array();
  }
}
