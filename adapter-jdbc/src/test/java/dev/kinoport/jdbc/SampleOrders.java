package dev.kinoport.jdbc;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.OrderedOffer;
import dev.kinoport.journal.SubmitLimits;
import dev.kinoport.media.ImageSource;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.Checked;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.zip.CRC32;

/** Orders to fill a journal with. */
public final class SampleOrders {
  public static final Instant ORDERED_AT = Instant.parse("2026-01-02T03:04:05.123456789Z");

  public static final ProviderName SHOP = ProviderName.of("shop");

  /** As much as the shop takes, in a minute and at once. */
  public static final int MOST = 6;

  public static final SubmitLimits LIMITS =
      new SubmitLimits(SHOP, Option.some(MOST), Option.some(MOST));

  private SampleOrders() {}

  public static GenerationEvent.SubmitStarted leaving() {
    return new GenerationEvent.SubmitStarted(1, ORDERED_AT.plusSeconds(180), ORDERED_AT);
  }

  public static Order order(String id) {
    return order(id, Option.none(), request("a kite"), Option.none());
  }

  public static Order keyed(String id, String key, String prompt) {
    return order(id, Option.of(key), request(prompt), Option.none());
  }

  public static Order order(String id, Option<String> key, Checked request, Option<Budget> budget) {
    return new Order(
        new GenerationId(id),
        key,
        request.request(),
        new OrderedOffer(SHOP, request.document(), quote("0.28"), Option.none()),
        budget,
        Option.none(),
        Option.none(),
        Map.of(),
        ORDERED_AT);
  }

  public static Quote quote(String usd) {
    return new Quote.Known(
        Money.usd(usd), LocalDate.parse("2026-01-01"), Confidence.PUBLISHED, "one clip");
  }

  public static Checked request(String prompt) {
    return request(prompt, ImageSource.url("https://images.test/kite.png"));
  }

  public static Checked request(String prompt, ImageSource firstFrame) {
    RequestDraft draft =
        RequestDraft.of("hailuo-2.3-standard").prompt(prompt).firstFrame(firstFrame);
    return RequestChecker.check(FalOffers.catalogue(), draft).get();
  }

  /** The smallest file that passes for a PNG; a note in it tells one from another. */
  public static byte[] png(String note) {
    byte[] size =
        ByteBuffer.allocate(13).putInt(640).putInt(360).put((byte) 8).put((byte) 2).array();
    byte[] magic = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] head = chunk("IHDR", size);
    byte[] text = chunk("tEXt", note.getBytes(StandardCharsets.UTF_8));
    byte[] data = chunk("IDAT", new byte[700]);
    byte[] end = chunk("IEND", new byte[0]);
    return ByteBuffer.allocate(magic.length + head.length + text.length + data.length + end.length)
        .put(magic)
        .put(head)
        .put(text)
        .put(data)
        .put(end)
        .array();
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
