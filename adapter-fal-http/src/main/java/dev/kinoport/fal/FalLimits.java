package dev.kinoport.fal;

import dev.kinoport.http.config.ClipDownloadLimits;
import dev.kinoport.http.config.ConfigFaults;
import dev.kinoport.http.config.MinimumSpeed;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What may be fetched and sent.
 *
 * @param answerBytes most bytes of a JSON answer; by default 8 MiB
 * @param clipBytes most bytes of a clip; by default 4 GiB
 * @param clipSpeed how fast a clip must come; by default {@link MinimumSpeed#standard}
 * @param clipHosts hosts that clips may come from; {@code *.} in front stands for any subdomain; by
 *     default {@code fal.media}, {@code *.fal.media}, {@code storage.googleapis.com}
 * @param privateAddresses whether clips may come from this machine or its network; by default not
 * @param inlineImageBytes images up to this size travel inside the request, as a data URI made when
 *     it leaves, instead of being uploaded; by default 0, none
 * @param multipartBytes files above this size are uploaded in parts; by default 90 MiB
 * @param partBytes size of such a part, the most that is in memory; by default 10 MiB
 */
public record FalLimits(
    long answerBytes,
    long clipBytes,
    MinimumSpeed clipSpeed,
    List<String> clipHosts,
    boolean privateAddresses,
    long inlineImageBytes,
    long multipartBytes,
    int partBytes) {
  private static final int MIB = 1024 * 1024;
  private static final String POSITIVE = "must be 1 or more";
  private static final Pattern HOST =
      Pattern.compile("(\\*\\.)?[\\p{L}\\p{N}._-]+|\\[?[0-9a-fA-F:.]+]?");

  /**
   * @throws IllegalArgumentException that names each limit that is none
   */
  public FalLimits {
    Objects.requireNonNull(clipSpeed, "clipSpeed must not be null");
    Objects.requireNonNull(clipHosts, "clipHosts must not be null");
    clipHosts = List.copyOf(clipHosts);
    ConfigFaults faults =
        new ConfigFaults("FalLimits")
            .unless(answerBytes > 0, "answerBytes", answerBytes, POSITIVE)
            .unless(clipBytes > 0, "clipBytes", clipBytes, POSITIVE)
            .unless(
                inlineImageBytes >= 0, "inlineImageBytes", inlineImageBytes, "must be 0 or more")
            .unless(multipartBytes > 0, "multipartBytes", multipartBytes, POSITIVE)
            .unless(partBytes > 0, "partBytes", partBytes, POSITIVE);
    for (String host : clipHosts) {
      faults.unless(
          HOST.matcher(host).matches(),
          "clipHosts",
          host,
          "must be a host, such as fal.media or *.fal.media");
    }
    faults.refuse();
  }

  /** The defaults named above. */
  public static FalLimits standard() {
    return new Change().done();
  }

  /** The same, with clips from these hosts. */
  public FalLimits clipsFrom(List<String> hosts, boolean privateToo) {
    Objects.requireNonNull(hosts, "hosts must not be null");
    return with(change -> {
      change.clipHosts = hosts;
      change.privateAddresses = privateToo;
    });
  }

  /** The same, with clips of at most this many bytes. */
  public FalLimits clipBytes(long most) {
    return with(change -> change.clipBytes = most);
  }

  /** The same, with other patience for clips that trickle. */
  public FalLimits clipSpeed(MinimumSpeed least) {
    Objects.requireNonNull(least, "least must not be null");
    return with(change -> change.clipSpeed = least);
  }

  /** The same, with images up to this size inside the request. */
  public FalLimits inlineImageBytes(long most) {
    return with(change -> change.inlineImageBytes = most);
  }

  /** The same, with files above {@code threshold} sent in parts of {@code part} bytes. */
  public FalLimits multipart(long threshold, int part) {
    return with(change -> {
      change.multipartBytes = threshold;
      change.partBytes = part;
    });
  }

  ClipDownloadLimits clips() {
    return new ClipDownloadLimits(
        clipHosts, privateAddresses, clipBytes, "FalLimits.clipBytes raises it", clipSpeed);
  }

  private FalLimits with(Consumer<Change> made) {
    Change change = new Change(this);
    made.accept(change);
    return change.done();
  }

  /** One in the making, at first with the defaults. */
  private static final class Change {
    private long answerBytes = 8L * MIB;
    private long clipBytes = 4096L * MIB;
    private MinimumSpeed clipSpeed = MinimumSpeed.standard();
    private List<String> clipHosts = List.of("fal.media", "*.fal.media", "storage.googleapis.com");
    private boolean privateAddresses;
    private long inlineImageBytes;
    private long multipartBytes = 90L * MIB;
    private int partBytes = 10 * MIB;

    private Change() {}

    private Change(FalLimits from) {
      answerBytes = from.answerBytes;
      clipBytes = from.clipBytes;
      clipSpeed = from.clipSpeed;
      clipHosts = from.clipHosts;
      privateAddresses = from.privateAddresses;
      inlineImageBytes = from.inlineImageBytes;
      multipartBytes = from.multipartBytes;
      partBytes = from.partBytes;
    }

    private FalLimits done() {
      return new FalLimits(
          answerBytes,
          clipBytes,
          clipSpeed,
          clipHosts,
          privateAddresses,
          inlineImageBytes,
          multipartBytes,
          partBytes);
    }
  }
}
