package dev.kinoport.cli.doctor;

import dev.kinoport.cli.clip.ClipHome;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.state.OpenFile;
import dev.kinoport.cli.state.OpenFolder;
import dev.kinoport.cli.text.WholeSeconds;
import dev.kinoport.clip.ChangedClipException;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.fault.IoReason;
import dev.kinoport.file.PrivateFiles;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.SendingProcesses;
import dev.kinoport.journal.Summary;
import dev.kinoport.s3.S3Clips;
import dev.kinoport.s3.UnfinishedUpload;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks over a state folder: who may read it, its journal, its clips, what is open, and what
 * providers say of that.
 */
final class Examination {
  private final Keeper keeper;
  private final Option<ProviderRecords> records;
  private final Instant now;
  private final List<Ailment> ailments = new ArrayList<>();

  private Examination(Keeper keeper, Option<ProviderRecords> records, Instant now) {
    this.keeper = keeper;
    this.records = records;
    this.now = now;
  }

  /**
   * What was found.
   *
   * @param journal its identity; none if there is no journal, or it cannot be used
   * @param generations how many it knows
   * @param clips how many were held against their fingerprints
   * @param asked for how many their providers were asked
   * @param ailments what is wrong
   */
  record Result(
      Option<String> journal, int generations, int clips, int asked, List<Ailment> ailments) {
    Result {
      ailments = List.copyOf(ailments);
    }
  }

  /**
   * Looks.
   *
   * @param records of the providers, if they are to be asked too
   * @param now what the clock says
   */
  static Result of(Keeper keeper, Option<ProviderRecords> records, Instant now) {
    return new Examination(keeper, records, now).result();
  }

  private Result result() {
    modes();
    Stream.of(keeper.folder().folder(), keeper.folder().clips().folder())
        .map(DiskRoom::of)
        .flatMap(room -> room.shortage().toJavaStream())
        .limit(1)
        .forEach(ailments::add);
    Either<CommandFailure, List<Summary>> known = keeper.list(Selection.all());
    known.swap().forEach(this::journalIsAway);
    known.forEach(summaries -> journalIsDamaged());
    int clips = known.fold(failure -> 0, this::generations);
    known.forEach(summaries -> leavings(Option.some(ids(summaries))));
    keeper.folder().clips().bucket().forEach(this::unfinished);
    records.map(ProviderRecords::ailments).forEach(ailments::addAll);
    return new Result(
        known
            .toOption()
            .filter(summaries -> keeper.folder().isThere())
            .flatMap(summaries -> keeper.journal().identity().toOption()),
        known.fold(failure -> 0, List::size),
        clips,
        records.map(ProviderRecords::asked).getOrElse(0),
        ailments);
  }

  private static Set<String> ids(List<Summary> summaries) {
    return summaries.stream().map(summary -> summary.id().value()).collect(Collectors.toSet());
  }

  private void modes() {
    Path folder = keeper.folder().folder();
    Path clips = keeper.folder().clips().folder();
    if (!clips.startsWith(folder.toAbsolutePath())) {
      OpenFolder.mode(clips).forEach(mode -> openClips(clips, mode));
    }
    keeper
        .folder()
        .openJournal()
        .filter(open -> !open.file().resolveSibling("").equals(folder.toAbsolutePath()))
        .forEach(this::openJournal);
    if (PrivateFiles.openToOthers(folder).isEmpty()) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files.sorted().forEach(this::mode);
    } catch (IOException e) {
      unreadable(folder, e);
    } catch (UncheckedIOException e) {
      unreadable(folder, Objects.requireNonNull(e.getCause()));
    }
  }

  private void openClips(Path clips, String mode) {
    found(
        "open_to_others",
        clips.toString(),
        "others on this machine may read what is kept in it (" + mode + ")",
        OpenFolder.remedy(clips));
  }

  private void openJournal(OpenFile open) {
    found(
        "open_to_others",
        open.file().toString(),
        "others on this machine may read it (" + open.mode() + ")",
        open.remedy());
  }

  private void unreadable(Path folder, IOException why) {
    found(
        "folder_unreadable",
        folder.toString(),
        "cannot be read: " + IoReason.ofFile(why),
        "chmod u+rwx");
  }

  private void mode(Path file) {
    for (String mode : PrivateFiles.openToOthers(file)) {
      found(
          "open_to_others",
          file.toString(),
          "others on this machine may read it (" + mode + ")",
          "chmod -R go= " + file);
    }
  }

  private void journalIsAway(CommandFailure failure) {
    found(
        "journal_unavailable",
        keeper.folder().folder().toString(),
        failure.message(),
        "mend that; only a journal that is lost is brought back from a copy. The clips beside it"
            + " stay as they are");
    leavings(Option.none());
  }

  private void journalIsDamaged() {
    if (keeper.folder().isThere()) {
      for (String damage : keeper.journal().damage()) {
        found(
            "journal_damaged",
            keeper.folder().folder().toString(),
            damage,
            "stop what writes to it and mend that before anything is bought");
      }
    }
  }

  private int generations(List<Summary> summaries) {
    HeldUpGenerations open = new HeldUpGenerations(senders(), now);
    int clips = 0;
    for (Summary summary : summaries) {
      Either<CommandFailure, History> history = keeper.read(summary.id());
      clips +=
          history.fold(failure -> unread(summary, failure), known -> clip(open.resumed(known)));
      if (!summary.phase().isEnd()) {
        ailments.addAll(open.ailments(summary, history.toOption()));
      }
    }
    return clips;
  }

  /** A question makes no journal where there is none. */
  private SendingProcesses senders() {
    return keeper.folder().isThere() ? keeper.journal().senders() : SendingProcesses.unknown();
  }

  private int unread(Summary summary, CommandFailure failure) {
    found(
        "history_unreadable",
        summary.id().value(),
        failure.message(),
        "read it with the version of kinoport that wrote it");
    return 0;
  }

  private int clip(GenerationState state) {
    records.forEach(those -> those.add(state));
    if (!(state instanceof GenerationState.Succeeded succeeded)) {
      return 0;
    }
    GenerationId id = succeeded.order().id();
    return keeper
        .folder()
        .clips()
        .content(succeeded.clip())
        .fold(why -> missing(id, succeeded.clip(), why), it -> compared(id, succeeded.clip(), it));
  }

  private int missing(GenerationId id, StoredClip clip, String why) {
    found(
        "clip_missing",
        id.value(),
        "%s cannot be read: %s".formatted(ClipHome.shown(clip), why),
        "bring it back from a copy");
    return 0;
  }

  private int compared(GenerationId id, StoredClip clip, InputStream content) {
    try (content) {
      clip.checked(content).transferTo(OutputStream.nullOutputStream());
      return 1;
    } catch (ChangedClipException e) {
      found(
          "clip_changed",
          id.value(),
          ClipHome.shown(clip) + " is not the clip that was kept: its bytes have changed",
          "bring it back from a copy, or keep the change");
      return 1;
    } catch (IOException e) {
      return missing(id, clip, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Clips and parts of clips that nobody knows of: what a lost journal leaves.
   *
   * @param known ids that the journal knows; none if it cannot be asked
   */
  private void leavings(Option<Set<String>> known) {
    try (Stream<Path> files = Files.list(keeper.folder().clips().folder())) {
      files
          .sorted()
          .filter(file -> !known.exists(ids -> ids.contains(id(file))))
          .forEach(file -> leaving(file, known.isDefined()));
    } catch (NoSuchFileException e) {
      // No clip was ever kept here.
    } catch (IOException e) {
      unreadable(keeper.folder().clips().folder(), e);
    } catch (UncheckedIOException e) {
      unreadable(keeper.folder().clips().folder(), Objects.requireNonNull(e.getCause()));
    }
  }

  /** Parts of clips in the bucket: what a worker leaves that dies while it sends a large one. */
  private void unfinished(S3Clips bucket) {
    bucket
        .unfinished()
        .peek(uploads -> uploads.forEach(upload -> unfinished(bucket, upload)))
        .peekLeft(why ->
            found(
                "bucket_unreadable",
                bucket.place().toString(),
                "its unfinished uploads cannot be asked for: " + why,
                "allow s3:ListBucketMultipartUploads, or see that the bucket is there"));
  }

  private void unfinished(S3Clips bucket, UnfinishedUpload upload) {
    found(
        "upload_unfinished",
        upload.address().toString(),
        "was sent in parts since %s and not to the end: they are stored, and nobody sees them"
            .formatted(WholeSeconds.of(upload.since())),
        "if no worker is sending it: aws s3api abort-multipart-upload --bucket %s --key %s --upload-id %s"
            .formatted(
                bucket.place().bucket(), upload.address().getPath().substring(1), upload.id()));
  }

  private static String id(Path file) {
    return String.valueOf(file.getFileName())
        .replaceFirst("\\.(copy\\.mp4|mp4(\\.brought)?|part)$", "");
  }

  private void leaving(Path file, boolean isAsked) {
    found(
        "clip_unknown",
        file.toString(),
        isAsked
            ? "the journal knows of no generation that it belongs to"
            : "the journal cannot be asked which generation it belongs to",
        "keep it: it may have been paid for; remove it by hand if it was not. If the journal was"
            + " brought back from an older copy, more may be missing: look at the provider's own"
            + " list before anything is started");
  }

  private void found(String kind, String place, String what, String remedy) {
    ailments.add(new Ailment(kind, place, what, remedy));
  }
}
