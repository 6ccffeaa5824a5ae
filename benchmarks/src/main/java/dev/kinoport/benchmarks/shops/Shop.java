package dev.kinoport.benchmarks.shops;

import dev.kinoport.Kinoport;
import dev.kinoport.Preference;
import dev.kinoport.Terms;
import dev.kinoport.benchmarks.wire.Client;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.media.ImageSource;
import dev.kinoport.minimax.Minimax;
import dev.kinoport.minimax.MinimaxConfig;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.replicate.Replicate;
import dev.kinoport.replicate.ReplicateConfig;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.videos.Videos;
import dev.kinoport.videos.VideosConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** The shops that one server stands in for, each with its adapter and the client of its own. */
enum Shop {
  FAL("hailuo-2.3-standard") {
    @Override
    Open open(URI server, Path clips) {
      Fal fal = Fal.open(FalConfig.emulator(server).name(provider()).clips(clips));
      return new Open(fal.provider(), fal);
    }

    @Override
    Client peer() {
      return Client.node("fal-js, stream", "fal-js", "buy.mjs");
    }
  },

  MINIMAX("hailuo-2.3-standard") {
    @Override
    Open open(URI server, Path clips) {
      Minimax minimax =
          Minimax.open(
              MinimaxConfig.emulator(server)
                  .name(provider())
                  .clips(clips)
                  .submitsPerMinute(AS_MANY_AS_ASKED));
      return new Open(minimax.provider(), minimax);
    }

    @Override
    Client peer() {
      return Client.node("minimax-mcp-js", "minimax-mcp-js", "buy.mjs");
    }
  },

  REPLICATE("hailuo-2.3-standard") {
    @Override
    Open open(URI server, Path clips) {
      Replicate replicate =
          Replicate.open(
              ReplicateConfig.emulator(server)
                  .name(provider())
                  .clips(clips)
                  .submitsPerMinute(AS_MANY_AS_ASKED));
      return new Open(replicate.provider(), replicate);
    }

    @Override
    Client peer() {
      return Client.node("replicate (npm)", "replicate-js", "buy.mjs");
    }
  },

  VIDEOS("wan-2.2-a14b") {
    @Override
    Open open(URI server, Path clips) {
      Videos videos = Videos.open(VideosConfig.emulator(server).name(provider()).clips(clips));
      return new Open(videos.provider(), videos);
    }

    @Override
    Client peer() {
      return Client.node("openai (npm)", "openai-js", "buy.mjs");
    }
  };

  private static final int AS_MANY_AS_ASKED = 6_000;

  private final String model;

  Shop(String model) {
    this.model = model;
  }

  /**
   * An adapter with its connections.
   *
   * @param provider to be given to an engine
   * @param connections to be closed behind it
   */
  record Open(Provider provider, AutoCloseable connections) {}

  /** The adapter, which keeps clips in a folder and sends as fast as it is asked to. */
  abstract Open open(URI server, Path clips);

  /** The shop's own client. */
  abstract Client peer();

  /** What it is called in a row. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  ProviderName provider() {
    return ProviderName.of(word());
  }

  RequestDraft draft(String prompt) {
    return RequestDraft.of(model)
        .prompt(prompt)
        .firstFrame(ImageSource.url("https://v3b.fal.media/files/peer/kite.jpg"));
  }

  /** Here and nowhere else; a server of one's own has no price. */
  Terms terms() {
    return Terms.standard().allowingUnknownPrice().preferring(Preference.only(word()));
  }

  /** Orders without waiting for the end. */
  void order(Kinoport kinoport, String prompt) {
    kinoport
        .start(draft(prompt), terms())
        .getOrElseThrow(failure -> new IllegalStateException(failure.message()));
  }
}
