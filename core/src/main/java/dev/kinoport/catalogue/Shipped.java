package dev.kinoport.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** Every model that Kinoport knows by itself, made when somebody first asks. */
final class Shipped {
  static final Catalogue CATALOGUE =
      new Catalogue(
          Stream.of(
                  Hailuo.all(),
                  MiniMax.all(),
                  Kling.all(),
                  Veo.all(),
                  Sora.all(),
                  Wan.all(),
                  Seedance.all(),
                  Ltx.all(),
                  Pixverse.all(),
                  Luma.all(),
                  Vidu.all(),
                  Hunyuan.all(),
                  Grok.all(),
                  Kandinsky.all(),
                  Marey.all(),
                  Pika.all(),
                  Magi.all(),
                  Avatars.all(),
                  Topaz.all())
              .flatMap(List::stream)
              .toList());

  private Shipped() {}
}
