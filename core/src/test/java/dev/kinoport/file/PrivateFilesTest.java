package dev.kinoport.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PrivateFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void everybodyMayComeIn() throws IOException {
    mode(folder, "rwxr-xr-x");
  }

  @Test
  void whatIsMadeIsItsOwners() throws IOException {
    Path made = PrivateFiles.folder(folder.resolve("a/b"));
    PrivateFiles.make(made.resolve("empty"));
    PrivateFiles.write(made.resolve("text"), new byte[] {1});
    try (FileChannel file =
        PrivateFiles.open(
            made.resolve("open"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(file.size()).isZero();
    }

    assertThat(mode(folder.resolve("a"))).isEqualTo("rwx------");
    assertThat(mode(made)).isEqualTo("rwx------");
    for (String name : new String[] {"empty", "text", "open"}) {
      assertThat(mode(made.resolve(name))).isEqualTo("rw-------");
      assertThat(PrivateFiles.openToOthers(made.resolve(name))).isEmpty();
    }
    assertThat(made.toFile().list()).hasSize(3);
  }

  @Test
  void whatIsThereKeepsItsModeAndIsToldOf() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "kept");
    mode(file, "rw-r--r--");

    PrivateFiles.folder(folder);
    PrivateFiles.make(file);
    PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();

    assertThat(Files.readString(file)).isEqualTo("kept");
    assertThat(PrivateFiles.openToOthers(file)).contains("rw-r--r--");
    assertThat(PrivateFiles.openToOthers(folder)).contains("rwxr-xr-x");
    assertThat(PrivateFiles.openToOthers(folder.resolve("nothing"))).isEmpty();
  }

  @Test
  void noLinkIsFollowed() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "kept");
    Path link = Files.createSymbolicLink(folder.resolve("link"), victim);

    assertThatThrownBy(
            () -> PrivateFiles.open(link, StandardOpenOption.CREATE, StandardOpenOption.WRITE))
        .isInstanceOf(IOException.class);
    PrivateFiles.write(link, "ours".getBytes(StandardCharsets.UTF_8));

    assertThat(Files.readString(victim)).isEqualTo("kept");
    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(Files.readString(link)).isEqualTo("ours");
  }

  /** Whoever makes a file behind it makes it for everybody. */
  @Test
  void linkToNothingIsNotMade() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real/file"));

    for (ThrowingCallable attempt :
        new ThrowingCallable[] {
          () -> PrivateFiles.make(link), () -> PrivateFiles.behindLinks(link)
        }) {
      assertThatThrownBy(attempt)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is a link to real/file, which is not there");
    }
    assertThat(folder.toFile().list()).containsExactly("link");
  }

  @Test
  void nameStandsForTheFileAtTheEndOfItsLinks() throws IOException {
    Path real = PrivateFiles.folder(folder.resolve("real")).resolve("file").toAbsolutePath();
    PrivateFiles.make(real);
    Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("real/file"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), first);

    assertThat(PrivateFiles.behindLinks(link)).isEqualTo(real.toRealPath());
    assertThat(PrivateFiles.behindLinks(real)).isSameAs(real);
    assertThat(PrivateFiles.behindLinks(folder.resolve("nothing")))
        .isEqualTo(folder.resolve("nothing"));
    PrivateFiles.make(link);
    assertThat(Files.isSymbolicLink(link)).isTrue();
  }

  @Test
  void aFolderWhoseNameIsForetoldIsOursOrNobodys() throws IOException {
    Path own = PrivateFiles.ownFolder(folder.resolve("a/own"));
    assertThat(PrivateFiles.ownFolder(own)).isEqualTo(own);
    assertThat(mode(own)).isEqualTo("rwx------");
    assertThat(own).isEmptyDirectory();

    Path link = Files.createSymbolicLink(folder.resolve("link"), own);
    Path file = Files.createFile(folder.resolve("file"));
    for (Path odd : new Path[] {link, file}) {
      assertThatThrownBy(() -> PrivateFiles.ownFolder(odd))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("remove it");
    }
  }

  /** Only an administrator can give a folder away, and be tested with it. */
  @Test
  void aFolderOfAnotherUserIsNotTaken() throws IOException {
    Path folderOfOthers = Files.createDirectory(folder.resolve("others"));
    try {
      Files.setAttribute(folderOfOthers, "unix:uid", 12_345);
    } catch (IOException e) {
      assumeTrue(false, "only an administrator may");
    }

    assertThatThrownBy(() -> PrivateFiles.ownFolder(folderOfOthers))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another user's");
    assertThat(folderOfOthers).isEmptyDirectory();
  }

  @Test
  @Timeout(300)
  void nobodyWaitsForAPipeOrReadsADevice() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path device = Files.createSymbolicLink(folder.resolve("device"), Path.of("/dev/zero"));

    for (Path odd : new Path[] {pipe, device, folder}) {
      assertThatThrownBy(() -> PrivateFiles.open(odd, StandardOpenOption.WRITE))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no ordinary file");
      assertThatThrownBy(() -> PrivateFiles.requireOrdinary(odd)).isInstanceOf(IOException.class);
    }
    PrivateFiles.requireOrdinary(folder.resolve("nothing"));
  }

  @Test
  void whatIsHandedOverIsAsAnyOtherFile() throws IOException {
    Path usual = Files.createFile(folder.resolve("usual"));
    Path ours = folder.resolve("ours");
    PrivateFiles.make(ours);

    PrivateFiles.share(ours);

    assertThat(mode(ours)).isEqualTo(mode(usual));
    assertThat(folder.toFile().list()).hasSize(2);
  }

  /** Left by a process that was killed, or another user's. */
  @Test
  void nothingThatLiesThereKeepsAFileFromBeingHandedOver() throws IOException {
    Path usual = Files.createFile(folder.resolve("usual"));
    Path left = Files.createFile(folder.resolve(".ours.mode"));
    for (String name : new String[] {"ours", "o".repeat(255)}) {
      Path ours = folder.resolve(name);
      PrivateFiles.make(ours);

      PrivateFiles.share(ours);

      assertThat(mode(ours)).as(name).isEqualTo(mode(usual));
    }
    assertThat(left).exists();
    assertThat(folder.toFile().list()).hasSize(4);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
