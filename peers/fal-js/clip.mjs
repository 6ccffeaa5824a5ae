// Looks at a downloaded clip.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

export async function download(url) {
  const response = await fetch(url);
  assert.equal(response.status, 200, `no clip at ${url}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  return { type: response.headers.get("content-type"), bytes };
}

// A real MP4: boxes from the first byte to the last, with an index and pictures among them.
export async function assertIsClip(url) {
  const { type, bytes } = await download(url);
  assert.equal(type, "video/mp4");
  const boxes = boxesOf(bytes);
  assert.equal(boxes[0], "ftyp");
  assert.ok(boxes.includes("moov") && boxes.includes("mdat"), `boxes are ${boxes}`);
  return bytes;
}

function boxesOf(bytes) {
  const names = [];
  let at = 0;
  while (at < bytes.length) {
    const size = bytes.readUInt32BE(at);
    names.push(bytes.toString("latin1", at + 4, at + 8));
    assert.ok(size >= 8, `box ${names} at ${at} has ${size} bytes`);
    at += size;
  }
  assert.equal(at, bytes.length, "the last box ends where the file ends");
  return names;
}

// What ffprobe says about it; null where there is none.
export function probed(bytes) {
  const probe = spawnSync(
    "ffprobe",
    ["-v", "error", "-count_frames", "-show_streams", "-show_format", "-of", "json", "-"],
    { input: bytes },
  );
  if (probe.error?.code === "ENOENT") {
    return null;
  }
  assert.equal(probe.status, 0, String(probe.stderr));
  return JSON.parse(String(probe.stdout));
}
