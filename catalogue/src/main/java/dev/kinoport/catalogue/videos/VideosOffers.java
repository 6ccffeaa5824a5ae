package dev.kinoport.catalogue.videos;

import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Provenance;
import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.List;

/**
 * Offers of one's own server: {@link #offer} makes one. What a server serves, how long and how
 * large its clips may be and what they cost its owner knows, and nobody else. Nothing is contacted.
 * Safe for threads.
 *
 * <p>A few are made already, of open weights that vLLM-Omni and SGLang-Diffusion serve, under the
 * aliases that the same models have at fal: without a price and without a name on the wire. Source:
 * the servers' pages, read 2026-11-28; lengths and sizes are those that the models are usually run
 * at.
 */
public final class VideosOffers {
  /** The shop's name: {@code videos:wan-2.2-a14b} names one of these offers. */
  public static final String SHOP = "videos";

  private static final Knob[] COMMON = {
    Knob.FPS,
    Knob.NUM_FRAMES,
    Knob.SEED,
    Knob.NEGATIVE_PROMPT,
    Knob.GUIDANCE_SCALE,
    Knob.NUM_INFERENCE_STEPS
  };

  private static final Provenance READY_MADE =
      new Provenance(
          "pages and sources of vLLM-Omni and SGLang-Diffusion",
          LocalDate.of(2026, 11, 28),
          false,
          Option.none(),
          List.of("lengths and sizes are the usual ones; a server may take others, or fewer"));

  private static final Catalogue READY = Catalogue.ofFamilies(() -> List.of(VideosOffers::ready));

  private VideosOffers() {}

  /** Begins an offer under an alias of one's own, or under one that others sell it by. */
  public static ServedModel offer(String alias) {
    return new ServedModel(alias);
  }

  /** The ready ones. */
  public static Catalogue catalogue() {
    return READY;
  }

  private static List<Offer> ready() {
    return List.of(
        usual("wan-2.2-a14b", "Wan2.2-I2V-A14B", "Wan 2.2 A14B, image to video")
            .fromImage()
            .seconds(5, 2, 3, 4, 5)
            .sizes("832x480", "480x832", "1280x720", "720x1280")
            .build(),
        usual("wan-2.2-a14b-text", "Wan2.2-T2V-A14B", "Wan 2.2 A14B, text to video")
            .seconds(5, 2, 3, 4, 5)
            .sizes("832x480", "480x832", "1280x720", "720x1280")
            .build(),
        usual("hunyuan-1.5", "HunyuanVideo-1.5", "Hunyuan Video 1.5")
            .fromTextOrImage()
            .seconds(5, 2, 3, 4, 5)
            .sizes("848x480", "480x848", "1280x720", "720x1280")
            .build(),
        usual("ltx-2-19b", "LTX-2", "LTX 2 19B")
            .fromTextOrImage()
            .seconds(5, 2, 3, 4, 5, 6, 7, 8, 9, 10)
            .sizes("768x512", "512x768", "1216x704", "704x1216")
            .build());
  }

  private static ServedModel usual(String alias, String sku, String title) {
    return offer(alias).sku(sku).title(title).knobs(COMMON).provenance(READY_MADE);
  }
}
