import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, beforeEach, test } from "node:test";
import { assertIsClip, download } from "../clip.mjs";
import { MODEL, OfflineServer } from "../offline.mjs";
import { WAYS, clientOf } from "../ways.mjs";

const PICTURE = await readFile(new URL("../../../samples/kite-over-hills.jpg", import.meta.url));
const MIB = 1024 * 1024;

let server;

before(async () => (server = await OfflineServer.start()));
after(() => server.stop());
beforeEach(() => server.begin());

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

async function paths(method) {
  return (await server.requests()).filter((it) => it.method === method).map((it) => it.path);
}

for (const way of Object.keys(WAYS)) {
  test(`${way}: a small file goes up whole and comes back the same`, async () => {
    const file = new Blob([PICTURE], { type: "image/jpeg" });
    const url = await clientOf(server.url, way).storage.upload(file);
    const { type, bytes } = await download(url);
    assert.equal(type, "image/jpeg");
    assert.equal(sha256(bytes), sha256(PICTURE));
    assert.equal((await paths("PUT")).length, 1);
  });

  test(`${way}: a picture in the input goes up by itself, and its clip is paid once`, async () => {
    const { data } = await clientOf(server.url, way).subscribe(MODEL, {
      input: { prompt: "a kite", image_url: new Blob([PICTURE], { type: "image/jpeg" }) },
    });
    await assertIsClip(data.video.url);
    assert.equal((await paths("PUT")).length, 1);
    assert.equal((await server.bill()).count, 1);
  });

  test(`${way}: a file over 90 MiB goes up in parts and comes back the same`, async () => {
    const bytes = Buffer.alloc(91 * MIB + 17, PICTURE);
    const file = new Blob([bytes], { type: "video/mp4" });
    const url = await clientOf(server.url, way).storage.upload(file);
    const back = await download(url);
    assert.equal(back.type, "video/mp4");
    assert.equal(back.bytes.length, bytes.length);
    assert.equal(sha256(back.bytes), sha256(bytes));
    assert.equal((await paths("PUT")).length, 10);
    assert.equal((await paths("POST")).filter((it) => it.endsWith("/complete")).length, 1);
  });
}
