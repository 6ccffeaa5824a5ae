package dev.kinoport.cli.console;

import dev.kinoport.fault.Printable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the command speaks, in UTF-8: what was asked for goes to one stream, everything said along
 * the way to the other.
 *
 * @param out results; safe to pipe into a program
 * @param err progress and complaints
 * @param live whether a person watches {@code err} on a terminal that can redraw a line
 * @param colouredOut whether {@code out} takes colours
 * @param colouredErr whether {@code err} takes colours
 * @param columns width of the terminal
 */
public record Console(
    PrintStream out,
    PrintStream err,
    boolean live,
    boolean colouredOut,
    boolean colouredErr,
    int columns) {
  private static final Pattern OURS = Pattern.compile(Ink.CODES + "|[\\n\\t]");
  private static final int USUAL_COLUMNS = 80;
  private static final int FEWEST_COLUMNS = 20;

  /** Nobody watches: no colours, no redrawing. */
  public static Console plain(PrintStream out, PrintStream err) {
    return new Console(out, err, false, false, false, USUAL_COLUMNS);
  }

  /** This process's own streams. Only the launcher knows cheaply which of them are terminals. */
  public static Console ofProcess(Map<String, String> environment) {
    boolean able = !environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean colours = able && environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean outIsTerminal = Boolean.getBoolean("kinoport.out.terminal");
    boolean errIsTerminal = Boolean.getBoolean("kinoport.err.terminal");
    return new Console(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        able && errIsTerminal,
        colours && outIsTerminal,
        colours && errIsTerminal,
        columns(Integer.getInteger("kinoport.columns", USUAL_COLUMNS)));
  }

  /** A terminal without a size says 0. */
  private static int columns(int told) {
    return told < FEWEST_COLUMNS ? USUAL_COLUMNS : told;
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** The same, with nothing on the stream of results: somebody else fills it. */
  public Console aside() {
    return new Console(err, err, live, colouredErr, colouredErr, columns);
  }

  /** One line of what was asked for. */
  public void say(String line) {
    out.println(harmless(line));
  }

  /** Whether something that was asked for could not be said: a full disk, a reader that is gone. */
  public boolean outIsLost() {
    return out.checkError();
  }

  /** One fact of what was asked for. */
  public void field(String name, String value) {
    say(onOut(Ink.DIM, String.format(Locale.ROOT, "%-8s", name)) + value);
  }

  /** One line along the way. */
  public void note(String line) {
    err.println(harmless(line));
  }

  /** One line of complaint. */
  public void complain(String message) {
    err.println(onErr(Ink.RED, "kinoport: ") + Printable.line(message));
  }

  /**
   * Whatever it quotes: our own colours, ends of lines and tabs stay, nothing else moves a cursor.
   */
  private static String harmless(String text) {
    if (Printable.firstOddity(text).isEmpty()) {
      return text;
    }
    Matcher ours = OURS.matcher(text);
    StringBuilder harmless = new StringBuilder();
    int from = 0;
    while (ours.find()) {
      harmless.append(Printable.line(text.substring(from, ours.start()))).append(ours.group());
      from = ours.end();
    }
    return harmless.append(Printable.line(text.substring(from))).toString();
  }

  public String onOut(Ink ink, String text) {
    return colouredOut ? ink.paint(text) : text;
  }

  public String onErr(Ink ink, String text) {
    return colouredErr ? ink.paint(text) : text;
  }
}
