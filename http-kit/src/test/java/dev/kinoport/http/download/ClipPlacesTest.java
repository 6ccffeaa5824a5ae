package dev.kinoport.http.download;

import static dev.kinoport.http.download.ClipShop.CLIP;
import static dev.kinoport.http.download.ClipShop.LIMIT;
import static dev.kinoport.http.download.ClipShop.LIVE;
import static dev.kinoport.http.download.ClipShop.limits;
import static dev.kinoport.http.download.ClipShop.remote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.http.config.ClipDownloadLimits;
import dev.kinoport.http.config.ProxyRules;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Option;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clips come from allowed places only. */
class ClipPlacesTest {
  @ParameterizedTest
  @ValueSource(strings = {"*.fal.media", ClipDownloadLimits.ANY_HOST})
  void aProxyInsideIsNoClipFromInside(String hosts) throws Exception {
    OkHttpClient home =
        new OkHttpClient.Builder().dns(host -> List.of(InetAddress.getLoopbackAddress())).build();
    try (RawServer proxy = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP))) {
      String way = "http://proxy.example:" + proxy.port();
      try (ClipShop shop =
          new ClipShop(
              limits(List.of(hosts), false),
              Option.some(home),
              ProxyRules.of(Map.of("HTTP_PROXY", way)).get(),
              Path.of("unused"))) {
        URI clip = URI.create("http://v3.fal.media/x.mp4");

        shop.open(clip, 0).get().body().close();
        assertThat(proxy.received().getFirst().target()).isEqualTo(clip.toString());
        assertThat(proxy.received().getFirst().headers()).doesNotContainKey("authorization");
        assertThat(shop.open(URI.create(way + "/x.mp4"), 0).getLeft())
            .as("the proxy itself")
            .isEqualTo(new ClipFailure.Forbidden("clips do not come from proxy.example"));
      }
    }
  }

  @Test
  void anyHostIsNoneInside() {
    OkHttpClient home =
        new OkHttpClient.Builder().dns(host -> List.of(InetAddress.getLoopbackAddress())).build();
    try (ClipShop shop =
        new ClipShop(
            limits(List.of(ClipDownloadLimits.ANY_HOST), false),
            Option.some(home),
            Option.none(),
            Path.of("unused"))) {
      assertThat(shop.open(URI.create("https://anywhere.example/x.mp4"), 0).getLeft())
          .isInstanceOf(ClipFailure.Unacceptable.class)
          .extracting(ClipFailure::reason)
          .asString()
          .contains("inside");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:%d/x", "http://127.1:%d/x", "http://[::ffff:7f00:1]:%d/x"})
  void anAllowedAddressInsideIsForbiddenAllTheSame(String form) throws Exception {
    try (RawServer inside = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP))) {
      URI place = URI.create(form.formatted(inside.port()));
      ClipDownloadLimits limits = limits(List.of("127.0.0.1", "127.1", "[::ffff:7f00:1]"), false);
      try (ClipShop shop = new ClipShop(limits, Option.none(), Option.none(), Path.of("unused"))) {
        assertThat(shop.open(place, 0).getLeft()).isInstanceOf(ClipFailure.Forbidden.class);
        assertThat(inside.received()).isEmpty();
      }
    }
  }

  @Test
  void anEmulatorMayHaveTheAddressOfTheNewProtocol() {
    ClipHosts hosts = new ClipHosts(limits(List.of("[::1]"), true), proxy -> false);

    assertThat(hosts.complaint(HttpUrl.get("http://[::1]:80/x.mp4"), false))
        .isEqualTo(Option.none());
  }

  @Test
  void everyRedirectIsCheckedAgain() throws Exception {
    try (RawServer inside = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        RawServer server =
            new RawServer(r ->
                r.target().endsWith("/moved")
                    ? RawServer.bytes(200, "video/mp4", CLIP)
                    : RawServer.json(
                        302,
                        "",
                        r.target().contains("evil")
                            ? "Location: http://localhost:" + inside.port() + "/x"
                            : "Location: /moved"));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      shop.open(server, 0).get().body().close();
      assertThat(server.received()).hasSize(2);

      URI evil = server.address().resolve("/v3.fal.media/evil");
      assertThat(shop.open(evil, 0).getLeft()).isInstanceOf(ClipFailure.Forbidden.class);
      assertThat(inside.received()).isEmpty();
    }
  }

  @Test
  void redirectsEndSomeDay() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(302, "", "Location: /again"));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      assertThat(shop.open(server, 0).getLeft())
          .isEqualTo(new ClipFailure.Unacceptable("more than 5 redirects, the last to 127.0.0.1"));
      assertThat(server.received()).hasSize(6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://v3.fal.media/x, a redirect from 127.0.0.1 to no http address",
    "http://u:p@127.0.0.1/x, 'a redirect: an address with a password in it, at 127.0.0.1'"
  })
  void aRedirectThatNobodysPermissionHelpsIsUnacceptable(String location, String words)
      throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(302, "", "Location: " + location));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      assertThat(shop.open(server, 0).getLeft()).isEqualTo(new ClipFailure.Unacceptable(words));
    }
  }

  @Test
  void aRedirectToAnotherHostSaysWhichAndNoMore() throws Exception {
    String location = "Location: https://u.example/x?signature=s";
    try (RawServer server = new RawServer(r -> RawServer.json(302, "", location));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      assertThat(shop.open(server, 0).getLeft())
          .isEqualTo(
              new ClipFailure.Forbidden(
                  "a redirect: clips do not come from u.example",
                  Option.some(URI.create("https://u.example/"))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', Gone, empty",
    "/files/x.mp4?signature=secret, Unacceptable, '/files/x.mp4'",
    "//v3.fal.media/x.mp4, Unacceptable, '//v3.fal.media/x.mp4'",
    "'data:video/mp4;base64,AAAA', Unacceptable, data",
    "file:///etc/passwd, Unacceptable, file",
    "ftp://v3.fal.media/x.mp4, Unacceptable, ftp"
  })
  void anAddressThatIsNoneIsNamed(String address, String failure, String named) {
    try (ClipShop shop = ClipShop.live()) {
      ClipFailure found = shop.open(URI.create(address), 0).getLeft();

      assertThat(found.getClass().getSimpleName()).isEqualTo(failure);
      assertThat(found.reason()).contains(named).doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "127.1, 127.1",
    "localhost, localhost",
    "localhost, LOCALHOST",
    "files.localhost, files.localhost",
    "[::1], ::1",
    "[::1], [::1]"
  })
  void whoTrustsAPlaceInsideByItsNameMeansIt(String host, String trusted) {
    ClipHosts hosts = new ClipHosts(LIVE, proxy -> false);
    HttpUrl place = HttpUrl.get("http://" + host + ":8080/x.mp4");

    assertThat(hosts.complaint(place, false)).isNotEmpty();
    assertThat(hosts.trusting(Set.of(trusted)).complaint(place, false)).isEmpty();
    assertThat(hosts.trusting(Set.of("files.example")).complaint(place, false)).isNotEmpty();
  }

  @Test
  void aTrustedHostIsAllowedForItsClipAlone() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        ClipShop shop = ClipShop.live()) {
      RemoteClip clip = remote(URI.create("http://localhost:" + server.port() + "/x.mp4"));

      assertThat(shop.source().open(clip, 0).getLeft())
          .isEqualTo(new ClipFailure.Forbidden("clips do not come from localhost"));
      try (InputStream body =
          shop.source().open(clip.trusting(Set.of("localhost")), 0).get().body()) {
        assertThat(body.readAllBytes()).isEqualTo(CLIP);
      }
      assertThat(shop.source().open(clip, 0).isLeft()).isTrue();
      assertThat(server.received()).hasSize(1);
      assertThat(server.received().getFirst().headers()).doesNotContainKey("authorization");
    }
  }

  @Test
  void aTrustedHostIsAllowedWhereARedirectLeadsToo() throws Exception {
    try (RawServer other = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        RawServer server =
            new RawServer(r ->
                RawServer.json(
                    302, "", "Location: http://localhost:" + other.port() + "/moved.mp4"));
        ClipShop shop = ClipShop.here(LIMIT, Path.of("unused"))) {
      RemoteClip clip = remote(server.address().resolve("/v3.fal.media/x.mp4"));

      assertThat(shop.source().open(clip, 0).getLeft().reason())
          .isEqualTo("a redirect: clips do not come from localhost");
      shop.source().open(clip.trusting(Set.of("localhost")), 0).get().body().close();
      assertThat(other.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"files.example", "intranet", "metadata.google.internal"})
  void aTrustedNameThatSaysNothingOfItDoesNotLeadInside(String name) throws Exception {
    OkHttpClient rebound =
        new OkHttpClient.Builder().dns(host -> List.of(InetAddress.getLoopbackAddress())).build();
    try (RawServer inside = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        ClipShop shop = ClipShop.live(rebound)) {
      RemoteClip clip = remote(URI.create("http://%s:%d/x.mp4".formatted(name, inside.port())));

      assertThat(shop.source().open(clip.trusting(Set.of(name)), 0).getLeft())
          .isInstanceOf(ClipFailure.Unacceptable.class)
          .extracting(ClipFailure::reason)
          .asString()
          .contains("inside", name);
      assertThat(inside.received()).isEmpty();
    }
  }

  /**
   * What one clip may do must not open a door for the next, over a connection that still stands.
   */
  @Test
  void aConnectionOfATrustedHostIsNotUsedForOtherClips() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP))) {
      ClipDownloadLimits limits = limits(List.of("localhost"), false);
      try (ClipShop shop = new ClipShop(limits, Option.none(), Option.none(), Path.of("unused"))) {
        RemoteClip clip = remote(URI.create("http://localhost:" + server.port() + "/x.mp4"));
        try (InputStream body =
            shop.source().open(clip.trusting(Set.of("localhost")), 0).get().body()) {
          assertThat(body.readAllBytes()).isEqualTo(CLIP);
        }

        assertThat(shop.source().open(clip, 0).getLeft()).isInstanceOf(ClipFailure.Forbidden.class);
        assertThat(server.received()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/x.mp4",
        "https://fal.media.evil.example/x.mp4",
        "https://evilfal.media/x.mp4",
        "http://127.0.0.1/x.mp4",
        "https://user:pass@v3.fal.media/x.mp4",
        "file:///etc/passwd",
        "ftp://v3.fal.media/x.mp4",
        "data:video/mp4;base64,AAAA"
      })
  void otherPlacesAreForbiddenUnasked(String address) {
    try (ClipShop shop = ClipShop.live()) {
      assertThat(shop.open(URI.create(address), 0).getLeft())
          .isInstanceOfAny(ClipFailure.Forbidden.class, ClipFailure.Unacceptable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:a00:1::",
        "2001:0:4136:e378:8000:63bf:f5ff:fffa",
        "100::1",
        "0.1.2.3",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "fec0::1",
        "ff02::1"
      })
  void anAllowedNameThatLeadsInsideIsForbidden(String inside) {
    OkHttpClient rebound =
        new OkHttpClient.Builder().dns(host -> List.of(InetAddress.getByName(inside))).build();
    try (ClipShop shop = ClipShop.live(rebound)) {
      assertThat(shop.open(URI.create("https://v3.fal.media/x.mp4"), 0).getLeft())
          .isInstanceOf(ClipFailure.Unacceptable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.128.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "2606:4700::1",
        "64:ff9b::808:808",
        "2002:808:808::"
      })
  void anAddressOutsideIsOutside(String outside) throws Exception {
    assertThat(PrivateNetworks.have(InetAddress.getByName(outside))).isFalse();
  }
}
