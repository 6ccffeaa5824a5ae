package dev.kinoport.videos;

import dev.kinoport.catalogue.videos.VideosOffers;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.Submission;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Map;

/** Requests and answers that many tests need. */
final class Jobs {
  static final ProviderName NAME = ProviderName.of("videos-emulator");
  static final String ID = "video_gen_7";
  static final String SKU = "HunyuanVideo-1.5";
  static final RequestDraft KITE =
      RequestDraft.of("hunyuan-1.5").prompt("a kite over the hills").resolution("848x480");

  /** The ready ones, at a price that nobody has to think about. */
  static final Catalogue OFFERS =
      new Catalogue(
          VideosOffers.catalogue().offers().stream()
              .map(offer ->
                  offer.withPrice(
                      PriceRule.undated(
                          "ours", Part.of(new Quantity.PerRequest(), Rate.of("0.30")))))
              .toList());

  private Jobs() {}

  static Submission submission() {
    return submission(KITE);
  }

  static Submission submission(RequestDraft draft) {
    return new Submission(
        "gen-1", RequestChecker.check(OFFERS, draft).get().document(), Map.of(), Option.none());
  }

  static Handle handle() {
    return Handle.of(NAME, ID);
  }

  static VideosConfig config(URI server) {
    return VideosConfig.emulator(server).offers(OFFERS);
  }

  /** A job with this status and these members more. */
  static String job(String status, String more) {
    return "{\"id\":\"%s\",\"object\":\"video\",\"status\":\"%s\"%s}".formatted(ID, status, more);
  }

  static String accepted() {
    return job("queued", "");
  }

  static RawServer answering(int code, String body, String... headers) {
    return new RawServer(request -> RawServer.json(code, body, headers));
  }
}
