package dev.kinoport.clipwriter.mp4;

import static dev.kinoport.clipwriter.mp4.Mp4Box.box;
import static dev.kinoport.clipwriter.mp4.Mp4Box.fullBox;
import static dev.kinoport.clipwriter.mp4.Mp4Box.int16;
import static dev.kinoport.clipwriter.mp4.Mp4Box.int32;
import static dev.kinoport.clipwriter.mp4.Mp4Box.int8;
import static dev.kinoport.clipwriter.mp4.Mp4Box.join;
import static dev.kinoport.clipwriter.mp4.Mp4Box.latin;

import dev.kinoport.clipwriter.h264.ParameterSets;
import dev.kinoport.clipwriter.scene.ClipLength;
import dev.kinoport.clipwriter.scene.FrameSize;
import dev.kinoport.clipwriter.scene.KeyframeSchedule;
import java.util.List;

/**
 * An MP4 file with one video track, its index before its data, and no dates (ISO/IEC 14496-12 and
 * 14496-15).
 *
 * @param size frame size
 * @param length number of frames, and their rate
 * @param parameters what the decoder must know first
 * @param order the pictures, in decoding order
 */
public record Mp4Movie(
    FrameSize size,
    ClipLength length,
    ParameterSets parameters,
    List<KeyframeSchedule.Entry> order) {
  private static final int TICKS_PER_FRAME = 512;
  private static final int TRACK = 1;
  private static final int FIXED_ONE = 0x10000;
  private static final int ENABLED_IN_MOVIE = 3;
  private static final int UNDETERMINED_LANGUAGE = 0x55C4;
  private static final int BT_709 = 1;
  private static final int DOTS_PER_INCH_72 = 0x480000;
  private static final byte[] UNITY_MATRIX =
      int32(FIXED_ONE, 0, 0, 0, FIXED_ONE, 0, 0, 0, 0x40000000);

  /** Puts the coded pictures, one NAL unit each in decoding order, into a file. */
  public byte[] write(List<byte[]> units) {
    byte[] type = box("ftyp", latin("isom"), int32(0x200), latin("isomiso2avc1mp41"));
    int indexSize = movie(units, 0).length;
    byte[] data = box("mdat", units.stream().map(Mp4Movie::sample).toArray(byte[][]::new));
    return join(type, movie(units, type.length + indexSize + 8), data);
  }

  private static byte[] sample(byte[] unit) {
    return join(int32(unit.length), unit);
  }

  private byte[] movie(List<byte[]> units, int dataOffset) {
    return box("moov", movieHeader(), track(units, dataOffset), userData());
  }

  private byte[] movieHeader() {
    return fullBox(
        "mvhd",
        0,
        int32(0, 0, timescale(), duration(), FIXED_ONE),
        int16(0x100, 0),
        int32(0, 0),
        UNITY_MATRIX,
        int32(0, 0, 0, 0, 0, 0),
        int32(TRACK + 1));
  }

  private byte[] track(List<byte[]> units, int dataOffset) {
    byte[] header =
        fullBox(
            "tkhd",
            ENABLED_IN_MOVIE,
            int32(0, 0, TRACK, 0, duration(), 0, 0, 0, 0),
            UNITY_MATRIX,
            int32(size.width() << 16, size.height() << 16));
    // Pictures are shown one frame after decoding at the earliest; the edit hides that delay.
    byte[] edits =
        box("edts", fullBox("elst", 0, int32(1, duration(), TICKS_PER_FRAME, FIXED_ONE)));
    byte[] mediaHeader =
        fullBox("mdhd", 0, int32(0, 0, timescale(), duration()), int16(UNDETERMINED_LANGUAGE, 0));
    byte[] handler =
        fullBox("hdlr", 0, int32(0), latin("vide"), int32(0, 0, 0), latin("VideoHandler\0"));
    return box(
        "trak",
        header,
        edits,
        box("mdia", mediaHeader, handler, mediaInformation(units, dataOffset)));
  }

  private byte[] mediaInformation(List<byte[]> units, int dataOffset) {
    byte[] inThisFile = fullBox("url ", 1);
    return box(
        "minf",
        fullBox("vmhd", 1, int16(0, 0, 0, 0)),
        box("dinf", fullBox("dref", 0, int32(1), inThisFile)),
        sampleTable(units, dataOffset));
  }

  private byte[] sampleTable(List<byte[]> units, int dataOffset) {
    int count = units.size();
    int[] delays = new int[2 * count];
    int[] sizes = new int[count];
    for (int i = 0; i < count; i++) {
      delays[2 * i] = 1;
      delays[2 * i + 1] = TICKS_PER_FRAME * (order.get(i).display() + 1 - i);
      sizes[i] = units.get(i).length + 4;
    }
    return box(
        "stbl",
        fullBox("stsd", 0, int32(1), sampleEntry()),
        fullBox("stts", 0, int32(1, count, TICKS_PER_FRAME)),
        fullBox("stss", 0, int32(1, 1)),
        fullBox("ctts", 0, int32(count), int32(delays)),
        fullBox("stsc", 0, int32(1, 1, count, 1)),
        fullBox("stsz", 0, int32(0, count), int32(sizes)),
        fullBox("stco", 0, int32(1, dataOffset)));
  }

  private byte[] sampleEntry() {
    return box(
        "avc1",
        int32(0),
        int16(0, 1),
        int32(0, 0, 0, 0),
        int16(size.width(), size.height()),
        int32(DOTS_PER_INCH_72, DOTS_PER_INCH_72, 0),
        int16(1),
        new byte[32],
        int16(24, -1),
        decoderConfiguration(),
        box("colr", latin("nclx"), int16(BT_709, BT_709, BT_709), int8(0)),
        box("pasp", int32(1, 1)));
  }

  private byte[] decoderConfiguration() {
    byte[] sequence = parameters.sequence();
    byte[] picture = parameters.picture();
    return box(
        "avcC",
        int8(1, sequence[1], sequence[2], sequence[3]),
        int8(0xFC | 3, 0xE0 | 1),
        int16(sequence.length),
        sequence,
        int8(1),
        int16(picture.length),
        picture);
  }

  /** Tells whoever finds the file that no model made it. */
  private static byte[] userData() {
    byte[] comment = latin("Fake clip written by Kinoport. No model made it.");
    byte[] handler = fullBox("hdlr", 0, int32(0), latin("mdirappl"), int32(0, 0), int8(0));
    byte[] item = box("\u00A9cmt", box("data", int32(1, 0), comment));
    return box("udta", fullBox("meta", 0, handler, box("ilst", item)));
  }

  private int timescale() {
    return TICKS_PER_FRAME * length.framesPerSecond();
  }

  private int duration() {
    return TICKS_PER_FRAME * length.frames();
  }
}
