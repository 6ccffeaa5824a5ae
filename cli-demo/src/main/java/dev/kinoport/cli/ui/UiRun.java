package dev.kinoport.cli.ui;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.run.UntilInterrupted;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.state.StateFolder;
import dev.kinoport.cli.text.PageWords;
import dev.kinoport.emulator.server.Listener;
import dev.kinoport.journal.Selection;
import dev.kinoport.pages.journal.JournalPages;
import dev.kinoport.pages.web.Access;
import dev.kinoport.pages.web.SiteEntry;
import dev.kinoport.pages.web.Token;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Option;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Shows a journal until somebody interrupts.
 *
 * @param invocation of the command
 * @param state where the journal is
 * @param port where to listen; 0 for anywhere
 * @param host who else may come: the name or address of this machine by which they do
 * @param isActing whether anything can be done from there
 * @param emulator where emulators are now, if that has changed
 */
record UiRun(
    Invocation invocation,
    StateFolder state,
    int port,
    Option<String> host,
    boolean isActing,
    Option<URI> emulator) {
  private static final String KEY = "KINOPORT_UI_KEY";
  private static final int LEAST_KEY = 16;
  private static final String LOOPBACK = "127.0.0.1";

  /**
   * Shows it.
   *
   * @return the exit code
   */
  int run() {
    SecureRandom dice = new SecureRandom();
    Access access = access(dice);
    try (SystemTime time = new SystemTime();
        Keeper keeper = Keeper.of(state);
        KeptLevers levers =
            new KeptLevers(
                keeper, new ProviderSessions(keeper, invocation.environment(), emulator));
        Listener listener = listener(time)) {
      JournalPages pages =
          new JournalPages(
              new KeptRecords(keeper),
              Option.when(isActing, levers),
              new PageWords(),
              time::now,
              Token.of(dice));
      // Opened before anybody waits for it; what is wrong with it is said here and on every page.
      keeper
          .list(Selection.all().newest(1))
          .peekLeft(fault ->
              invocation
                  .console()
                  .complain(fault.message() + "; each page that is opened tries it again"));
      listener.start(
          new SiteEntry(access, pages), authority -> Option.some("these are pages, and no proxy"));
      return shown(listener.port(), access);
    }
  }

  private int shown(int listening, Access access) {
    return UntilInterrupted.goOn(invocation.interrupts(), () -> tell(listening, access));
  }

  private void tell(int listening, Access access) {
    invocation
        .console()
        .say(
            "http://%s:%d/%s"
                .formatted(
                    host.getOrElse(LOOPBACK),
                    listening,
                    access.secret().map(key -> "?key=" + key).getOrElse("")));
    invocation
        .console()
        .note(
            isActing
                ? "the journal: open it in a browser; Control-C ends it"
                : "the journal, read-only: open it in a browser; Control-C ends it");
  }

  private Access access(SecureRandom dice) {
    if (host.isEmpty()) {
      return Access.ofThisMachine();
    }
    String given = invocation.environment().getOrDefault(KEY, "");
    // It stands in an address and in a cookie.
    if (!given.isEmpty() && !given.matches("[A-Za-z0-9_-]{%d,}".formatted(LEAST_KEY))) {
      throw new BadUsage(
          "%s must be %d or more letters, digits, - and _".formatted(KEY, LEAST_KEY));
    }
    String name = host.getOrElse("").toLowerCase(Locale.ROOT);
    return new Access(
        Set.of(name),
        address().isAnyLocalAddress(),
        Option.some(given.isEmpty() ? Token.of(dice).value() : given));
  }

  private InetAddress address() {
    try {
      return InetAddress.getAllByName(host.getOrElse(LOOPBACK))[0];
    } catch (UnknownHostException e) {
      throw new BadUsage(
          "--listen must name this machine, and \"%s\" is nobody's name"
              .formatted(host.getOrElse("")));
    }
  }

  private Listener listener(SystemTime time) {
    try {
      return Listener.on(address(), port, time, UiRun::noCertificate);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new BadUsage(String.valueOf(e.getMessage()));
    }
  }

  /** Whoever speaks TLS is turned away: there is nothing that would say who this is. */
  private static SSLContext noCertificate() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has TLS", e);
    }
  }
}
