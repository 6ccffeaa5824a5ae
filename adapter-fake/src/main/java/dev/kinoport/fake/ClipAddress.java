package dev.kinoport.fake;

import io.vavr.control.Option;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a result says that a clip lies. The dead are told by their own address, so that they stay
 * dead in every process.
 *
 * @param host the provider's own, unless a life says otherwise
 * @param requestId whose clip
 * @param death the number of this address among those that lead nowhere; 0 for one that works
 */
record ClipAddress(String host, String requestId, int death) {
  private static final String OWN_HOST = "clips.fake.invalid";
  private static final Pattern FORM =
      Pattern.compile("https://([A-Za-z0-9.-]+)/([0-9a-f-]{36})(?:-([1-9][0-9]{0,8}))?\\.mp4");

  static ClipAddress of(Job job, int death) {
    return new ClipAddress(hostOf(job), job.requestId(), death);
  }

  /** The address on the provider's own host. */
  static ClipAddress of(String requestId) {
    return new ClipAddress(OWN_HOST, requestId, 0);
  }

  static Option<ClipAddress> read(URI location) {
    Matcher form = FORM.matcher(location.toString());
    return form.matches()
        ? Option.some(new ClipAddress(form.group(1), form.group(2), death(form.group(3))))
        : Option.none();
  }

  private static int death(@Nullable String number) {
    return number == null ? 0 : Integer.parseInt(number);
  }

  private static String hostOf(Job job) {
    return job.life()
        .fault(Fault.ClipElsewhere.class)
        .map(Fault.ClipElsewhere::host)
        .getOrElse(OWN_HOST);
  }

  /** Whether clips come from there without anybody having said so. */
  boolean isOnOwnHost() {
    return host.equals(OWN_HOST);
  }

  /** Whether this address was, or may be, given out for a job. */
  boolean isFor(Job job) {
    return host.equals(hostOf(job));
  }

  boolean isDead() {
    return death > 0;
  }

  URI uri() {
    String number = isDead() ? "-" + death : "";
    return URI.create("https://%s/%s%s.mp4".formatted(host, requestId, number));
  }
}
