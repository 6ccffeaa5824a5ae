package dev.kinoport.catalogue;

import static dev.kinoport.price.Condition.when;
import static java.util.Map.entry;

import dev.kinoport.price.Confidence;
import dev.kinoport.price.Multiplier;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import java.util.List;
import java.util.Map;

/** Prices of models that we do not describe: the proof that one formula covers them. */
final class SamplePrices {
  private static final Quantity CLIP = new Quantity.PerRequest();
  private static final Quantity SECONDS = new Quantity.Measured("duration", "s");

  /** What a request without these words comes to. */
  static final PriceFacts DEFAULTS =
      PriceFacts.none()
          .with("audio", false)
          .with("multi_clip", false)
          .with("resolution", "720p")
          .with("input_images", 0);

  static final Map<String, PriceRule> RULES =
      Map.ofEntries(
          entry("fal-ai/minimax/hailuo-02/standard/text-to-video", perSecond("0.045")),
          entry("fal-ai/minimax/hailuo-02/pro/image-to-video", flat("0.48")),
          entry("fal-ai/minimax/hailuo-02-fast/image-to-video", perSecond("0.017")),
          entry("fal-ai/minimax/hailuo-2.3/pro/image-to-video", flat("0.49")),
          entry("fal-ai/minimax/hailuo-2.3-fast/pro/image-to-video", flat("0.33")),
          entry("fal-ai/minimax/video-01/image-to-video", flat("0.50")),
          entry(
              "fal-ai/kling-video/v2.5-turbo/standard/image-to-video",
              rule(
                  Part.of(CLIP, Rate.of("0.21")),
                  Part.of(SECONDS, Rate.of("0.042")).including("5"))),
          entry(
              "fal-ai/veo3.1/fast/image-to-video",
              rule(
                  Part.of(
                      SECONDS,
                      Rate.of("0.15", when("resolution", "720p", "1080p").and("audio", "true")),
                      Rate.of("0.10", when("resolution", "720p", "1080p")),
                      Rate.of("0.35", when("resolution", "4k").and("audio", "true")),
                      Rate.of("0.30", when("resolution", "4k"))))),
          entry("fal-ai/sora-2/image-to-video", perSecond("0.10")),
          entry(
              "fal-ai/sora-2/image-to-video/pro",
              byResolution(SECONDS, "720p", "0.30", "1080p", "0.50")),
          entry(
              "fal-ai/wan-25-preview/image-to-video",
              byResolution(SECONDS, "480p", "0.05", "720p", "0.10", "1080p", "0.15")),
          entry(
              "fal-ai/wan/v2.2-a14b/image-to-video/turbo",
              byResolution(CLIP, "720p", "0.10", "580p", "0.075", "480p", "0.05")),
          entry("fal-ai/bytedance/seedance/v1/pro/fast/image-to-video", perMillionTokens("1.0")),
          entry("fal-ai/bytedance/seedance/v1/lite/image-to-video", perMillionTokens("1.8")),
          entry(
              "fal-ai/ltx-2-19b/image-to-video",
              rule(Part.of(new Quantity.MegapixelFrames(), Rate.of("0.0018")).inBlocksOf("1"))),
          entry("fal-ai/pixverse/v5.5/image-to-video", pixverse()),
          entry(
              "fal-ai/vidu/q2/image-to-video/turbo",
              rule(
                  Part.of(CLIP, Rate.of("0.20")).onlyWhen(when("resolution", "1080p")),
                  Part.of(SECONDS, Rate.of("0.05", when("resolution", "720p", "1080p"))))),
          entry("fal-ai/vidu/q1/image-to-video", flat("0.40")),
          entry("fal-ai/hunyuan-video-image-to-video", flat("0.40")),
          entry(
              "fal-ai/kandinsky5/text-to-video",
              rule(
                  Part.of(
                      CLIP,
                      Rate.of("0.08", when("duration", "5")),
                      Rate.of("0.16", when("duration", "10"))))),
          entry(
              "fal-ai/pika/v2.2/pikaframes",
              rule(
                  Part.of(
                          SECONDS,
                          Rate.of("0.04", when("resolution", "720p")),
                          Rate.of("0.06", when("resolution", "1080p")))
                      .atLeast("5"))),
          entry(
              "fal-ai/creatify/aurora",
              rule(Part.of(SECONDS, Rate.of("0.14", when("resolution", "720p"))).inBlocksOf("1"))),
          entry(
              "fal-ai/kling-video/lipsync/audio-to-video",
              rule(
                  Part.of(new Quantity.Measured("input_seconds", "s"), Rate.of("0.014"))
                      .inBlocksOf("5"))),
          entry("fal-ai/stable-avatar", rule(Part.of(SECONDS, Rate.of("0.10")).atLeast("4"))),
          entry(
              "fal-ai/hunyuan-portrait",
              rule(
                  Part.of(CLIP, Rate.of("0.40")),
                  Part.of(SECONDS, Rate.of("0.08")).including("5"))),
          entry(
              "example/compute-seconds",
              rule(
                  Part.of(
                      new Quantity.Unforeseeable("billed by computing time"), Rate.of("0.0005")))));

  private SamplePrices() {}

  /** Add-ons are taken to be multiplied too; the page does not say. */
  private static PriceRule pixverse() {
    return rule(
            Part.of(
                CLIP,
                Rate.of("0.15", when("resolution", "360p", "540p")),
                Rate.of("0.20", when("resolution", "720p")),
                Rate.of("0.40", when("resolution", "1080p"))),
            Part.of(CLIP, Rate.of("0.05")).onlyWhen(when("audio", "true")),
            Part.of(CLIP, Rate.of("0.10")).onlyWhen(when("multi_clip", "true")))
        .times(
            new Multiplier.Listed(
                List.of(
                    Rate.of("1", when("duration", "5")),
                    Rate.of("2", when("duration", "8")),
                    Rate.of("2.2", when("duration", "10")))))
        .except(when("resolution", "1080p").and("duration", "10"), "1080p is at most 8 s long");
  }

  private static PriceRule flat(String dollars) {
    return rule(Part.of(CLIP, Rate.of(dollars)));
  }

  private static PriceRule perSecond(String dollars) {
    return rule(Part.of(SECONDS, Rate.of(dollars)));
  }

  private static PriceRule perMillionTokens(String dollars) {
    return rule(Part.of(new Quantity.VideoTokens(24, 0, 1_000_000), Rate.of(dollars)));
  }

  private static PriceRule byResolution(Quantity quantity, String... resolutionsAndRates) {
    Rate[] rows = new Rate[resolutionsAndRates.length / 2];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          Rate.of(resolutionsAndRates[2 * i + 1], when("resolution", resolutionsAndRates[2 * i]));
    }
    return rule(Part.of(quantity, rows));
  }

  private static PriceRule rule(Part... parts) {
    return PriceRule.usd(SampleModels.READ, Confidence.ROUGH, "fact sheet", parts);
  }
}
