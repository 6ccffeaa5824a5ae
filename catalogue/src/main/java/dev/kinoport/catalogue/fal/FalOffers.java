package dev.kinoport.catalogue.fal;

import dev.kinoport.offer.Catalogue;
import java.util.List;

/**
 * What fal sells, as far as Kinoport knows it by itself. Nothing is contacted. Safe for threads.
 */
public final class FalOffers {
  /** The shop's name: {@code fal:fal-ai/...} names one of these offers. */
  public static final String SHOP = "fal";

  private static final Catalogue CATALOGUE =
      Catalogue.ofFamilies(() ->
          List.of(
              MiniMax::all,
              Kling::all,
              Google::all,
              Sora::all,
              Wan::all,
              HappyHorse::all,
              Seedance::all,
              Ltx::all,
              Pixverse::all,
              Luma::all,
              Vidu::all,
              Hunyuan::all,
              Grok::all,
              Kandinsky::all,
              Marey::all,
              Pika::all,
              Magi::all,
              Avatars::all,
              Topaz::all));

  private FalOffers() {}

  /** All of them; a family is made when somebody first looks for it. */
  public static Catalogue catalogue() {
    return CATALOGUE;
  }
}
