package dev.kinoport.micrometer;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A provider whose every call is an observation {@code kinoport.call}, so a timer and, with a
 * tracer, a span: {@code provider}, {@code call} (submit, status, result, cancel, find, upload,
 * keep) and {@code outcome}, all of few values. A call that fails as expected is no error of the
 * observation.
 */
public final class ObservedProvider {
  private final ObservationRegistry registry;
  private final String name;

  private ObservedProvider(ObservationRegistry registry, String name) {
    this.registry = registry;
    this.name = name;
  }

  /** The same provider, observed. */
  public static Provider of(Provider provider, ObservationRegistry registry) {
    Objects.requireNonNull(provider, "provider must not be null");
    Objects.requireNonNull(registry, "registry must not be null");
    ObservedProvider observed = new ObservedProvider(registry, provider.name().value());
    return new Provider(
        provider.name(),
        provider.offers(),
        provider.capabilities(),
        observed.new Video(provider.video()),
        observed.uploader(provider.uploader()),
        observed.new Clips(provider.clips()),
        provider.feed(),
        provider.clock());
  }

  private MediaUploader uploader(MediaUploader uploader) {
    return (LocalImage image) -> either("upload", () -> uploader.upload(image));
  }

  private <L, R> Either<L, R> either(String call, Supplier<Either<L, R>> asked) {
    return observed(call, asked, answer -> answer.fold(ObservedProvider::word, well -> "ok"));
  }

  private <T> T observed(String call, Supplier<T> asked, Function<T, String> outcome) {
    Observation observation =
        Observation.createNotStarted("kinoport.call", registry)
            .contextualName("kinoport " + call)
            .lowCardinalityKeyValue("provider", name)
            .lowCardinalityKeyValue("call", call)
            .lowCardinalityKeyValue("outcome", "defect");
    return Objects.requireNonNull(
        observation.observe(() -> {
          T answer = asked.get();
          observation.lowCardinalityKeyValue("outcome", outcome.apply(answer));
          return answer;
        }));
  }

  /** The name of the case: {@code ServerFault} is server_fault. */
  private static String word(Object answer) {
    return answer
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  private final class Video implements VideoBackend {
    private final VideoBackend video;

    Video(VideoBackend video) {
      this.video = video;
    }

    @Override
    public SubmitAnswer submit(Submission submission) {
      return observed("submit", () -> video.submit(submission), ObservedProvider::word);
    }

    @Override
    public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
      return either("status", () -> video.status(handle));
    }

    @Override
    public Either<ProviderFailure, ProviderResult> result(Handle handle) {
      return either("result", () -> video.result(handle));
    }

    @Override
    public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
      return either("cancel", () -> video.cancel(handle));
    }

    @Override
    public Option<Instant> timeThere() {
      return video.timeThere();
    }

    @Override
    public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
      return either("find", () -> video.find(submission, since));
    }
  }

  private final class Clips implements ClipStore {
    private final ClipStore clips;

    Clips(ClipStore clips) {
      this.clips = clips;
    }

    @Override
    public Either<ClipFailure, StoredClip> keep(String file, RemoteClip clip) {
      return either("keep", () -> clips.keep(file, clip));
    }

    @Override
    public Either<ClipFailure, StoredClip> adopt(String file, InputStream content) {
      return either("adopt", () -> clips.adopt(file, content));
    }

    @Override
    public Either<ClipFailure, InputStream> open(StoredClip clip) {
      return clips.open(clip);
    }
  }
}
