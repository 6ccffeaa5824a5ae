package dev.kinoport.benchmarks.wire;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;

/** Leaves clips where they are, as fal's own clients do. */
final class AddressOnly implements ClipStore {
  @Override
  public Either<ClipFailure, StoredClip> keep(String name, RemoteClip clip) {
    return Either.right(new StoredClip(clip.location(), Option.none()));
  }

  @Override
  public Either<ClipFailure, StoredClip> adopt(String name, InputStream content) {
    return Either.left(new ClipFailure.NotWritable("only addresses are kept"));
  }

  @Override
  public Either<ClipFailure, InputStream> open(StoredClip clip) {
    return Either.left(new ClipFailure.Gone("only its address was kept"));
  }
}
