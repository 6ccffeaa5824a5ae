package dev.kinoport.emulator;

import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.http.ServerNames;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * Lets people in who come with a browser. A name that was made to lead here does not, nor does a
 * page of somebody else's that asks for more than to be followed here by a link.
 */
record PageDoor(ServerNames names, Function<Call, Option<Reply>> pages) {
  private static final String BELOW = "/__ui";

  /** The page, if one is asked for and there is one. */
  Option<Reply> reply(Call call) {
    if (call.addresses().form() != Addresses.Form.BARE || !isForPages(call)) {
      return Option.none();
    }
    if (!isAtHome(call)) {
      return Option.some(
          Reply.detail(403, "the pages are for this machine, not for others or other names"));
    }
    return pages.apply(call);
  }

  private static boolean isForPages(Call call) {
    return call.path().equals(BELOW)
        || call.path().startsWith(BELOW + "/")
        || (call.path().equals("/")
            && call.is("GET")
            && call.header("accept").exists(kinds -> kinds.contains("text/html")));
  }

  private boolean isAtHome(Call call) {
    boolean isOwnOrigin = call.header("origin").forAll(call.addresses().origin()::equals);
    boolean isLink = call.is("GET") && call.header("sec-fetch-mode").contains("navigate");
    boolean isOwnSite = isLink || !call.header("sec-fetch-site").contains("cross-site");
    return isOwnOrigin && isOwnSite && call.header("host").forAll(names::isHere);
  }
}
