package dev.kinoport.cli.serve;

import dev.kinoport.KinoportBuilder;
import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.catalogue.minimax.MinimaxOffers;
import dev.kinoport.catalogue.replicate.ReplicateOffers;
import dev.kinoport.cli.provider.QuietEngine;
import dev.kinoport.cli.text.PageWords;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.minimax.Minimax;
import dev.kinoport.minimax.MinimaxConfig;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.pages.ServerPages;
import dev.kinoport.pages.inspector.CallRecorder;
import dev.kinoport.replicate.Replicate;
import dev.kinoport.replicate.ReplicateConfig;
import dev.kinoport.time.Timekeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a browser finds at the address of the server. Loaded when the first one comes. */
final class ServerFront {
  private ServerFront() {}

  static ServerPages pages(
      EmulatorServer server,
      FakeProvider provider,
      Life usual,
      CallRecorder recorder,
      Catalogue catalogue) {
    Timekeeper time = provider.administration().time();
    return new ServerPages(
        server,
        provider,
        usual,
        recorder,
        address -> shops(address, catalogue, time),
        new PageWords(),
        new SecureRandom());
  }

  private static KinoportBuilder shops(URI server, Catalogue catalogue, Timekeeper time) {
    Fal fal = Fal.open(FalConfig.emulator(server).offers(of(FalOffers.SHOP, catalogue)), time);
    Minimax minimax =
        Minimax.open(
            MinimaxConfig.emulator(server).offers(of(MinimaxOffers.SHOP, catalogue)), time);
    Replicate replicate =
        Replicate.open(
            ReplicateConfig.emulator(server).offers(of(ReplicateOffers.SHOP, catalogue)), time);
    Path clips = folder();
    return QuietEngine.builder()
        .provider(fal.provider().withClips(new FileClipStore(clips, fal.clipSource())))
        .provider(minimax.provider().withClips(new FileClipStore(clips, minimax.clipSource())))
        .provider(replicate.provider().withClips(new FileClipStore(clips, replicate.clipSource())))
        .time(time)
        .owning(fal)
        .owning(minimax)
        .owning(replicate)
        .owning(() -> remove(clips));
  }

  /** What one shop sells of it. */
  private static Catalogue of(String shop, Catalogue catalogue) {
    return new Catalogue(
        catalogue.offers().stream().filter(offer -> offer.shop().equals(shop)).toList());
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("kinoport-playground");
    } catch (IOException e) {
      throw new UncheckedIOException("clips have no place", e);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
