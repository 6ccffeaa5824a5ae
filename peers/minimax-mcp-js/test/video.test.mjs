import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { assertIsClip } from "../../fal-js/clip.mjs";
import { OfflineServer } from "../../fal-js/offline.mjs";
import { pin } from "../../fal-js/pin.mjs";
import { Minimax } from "../mcp.mjs";

// Left alone, it buys a model of before Hailuo, which has no price that anybody prints.
const HAILUO = "MiniMax-Hailuo-02";
const CLIP_PRICE = 0.28;
const PICTURE = fileURLToPath(new URL("../../../samples/kite-over-hills.jpg", import.meta.url));

let server;
let folder;
let minimax;

before(async () => {
  server = await OfflineServer.start();
  folder = await mkdtemp(path.join(tmpdir(), "minimax-"));
  minimax = await Minimax.start(server.url);
});
after(async () => {
  await minimax.stop();
  await server.stop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await server.begin();
  minimax.submitted.length = 0;
});

function kite(prompt, more = {}) {
  return { model: HAILUO, prompt, firstFrameImage: PICTURE, ...more };
}

function address(said) {
  return /^Success\. Video URL: (\S+)$/.exec(said)?.[1];
}

test("a clip is made from a picture and paid once", async () => {
  const task = await minimax.submit("image_to_video", kite("a kite"));
  await assertIsClip(address(await minimax.ended(task)));
  const [{ first_frame_image: image }] = minimax.submitted;
  const bytes = Buffer.from(image.slice(image.indexOf(",") + 1), "base64");
  assert.deepEqual(bytes, await readFile(PICTURE));
  const { count, total } = await server.bill();
  assert.deepEqual([count, total], [1, CLIP_PRICE]);
});

test("without a picture, too, and another resolution is another price", async () => {
  const input = { prompt: "a kite", duration: 6, resolution: "1080P" };
  const task = await minimax.submit("generate_video", input);
  await assertIsClip(address(await minimax.ended(task)));
  assert.equal((await server.bill()).total, 0.49);
});

test("a clip that is to be at home is there, whole", async () => {
  const keeping = await Minimax.start(server.url, {
    MINIMAX_RESOURCE_MODE: "local",
    MINIMAX_MCP_BASE_PATH: folder,
  });
  try {
    const task = await keeping.submit("image_to_video", kite("a kite"));
    const said = await keeping.ended(task);
    const [, file] = /^Success\. Video saved as: (\S+\.mp4)$/.exec(said) ?? [];
    assert.ok(file, said);
    assert.equal((await readFile(file)).toString("latin1", 4, 8), "ftyp");
  } finally {
    await keeping.stop();
  }
});

test("a refusal under a 200 is told, with its trace", async () => {
  const said = await minimax.said("generate_video", { prompt: "a kite", resolution: "480P" });
  assert.match(said, /API Error: invalid params.*Trace ID: [0-9a-f]{32}/);
  assert.equal((await server.bill()).count, 0);
});

test("a submit whose answer is lost is not sent again", async () => {
  await server.begin({ lost: { faults: [{ fault: "accepted_but_answer_lost" }] } });
  const said = await minimax.said("image_to_video", kite("a lost kite"));
  assert.match(said, /no response received/);
  assert.equal(minimax.submitted.length, 1);
});

pin("a model that it does not know is another one, which is bought without a word", async () => {
  const said = await minimax.said(
    "generate_video",
    kite("a kite", { model: "MiniMax-Hailuo-2.3-Fast", asyncMode: true }),
  );
  assert.match(said, /^Success/);
  assert.equal(minimax.submitted[0].model, HAILUO);
});

pin("a length that is asked of image_to_video is dropped, and a shorter clip is bought", async () => {
  await minimax.submit("image_to_video", kite("a kite", { duration: 10 }));
  assert.equal(minimax.submitted[0].duration, undefined);
});

pin("every picture of this machine is called a JPEG", async () => {
  const png = path.join(folder, "dot.png");
  await writeFile(
    png,
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    ),
  );
  await minimax.said("image_to_video", kite("a kite", { firstFrameImage: png, asyncMode: true }));
  assert.match(minimax.submitted[0].first_frame_image, /^data:image\/jpeg;base64,iVBORw0KGgo/);
});

pin("a picture without a prompt is not sent, though MiniMax takes it", async () => {
  const said = await minimax.said("image_to_video", kite(""));
  assert.match(said, /Prompt is required/);
  assert.equal(minimax.submitted.length, 0);
});

pin("a task that failed and a question that failed read alike", async () => {
  await server.begin({
    storm: { fails_with: "internal_server_error" },
    rush: { faults: [{ fault: "watching_throttled" }] },
  });
  const failed = await minimax.submit("image_to_video", kite("a storm"));
  const unanswered = await minimax.submit("image_to_video", kite("a rush"));
  const alike = /^Failed to query video generation: API Error: .* Trace ID: [0-9a-f]{32}$/;
  assert.match(await minimax.ended(failed), alike);
  assert.match(await minimax.ended(unanswered), alike);
});

pin("whoever waits is told of a failed question, never of the task, which is made and paid", async () => {
  await server.begin({ rush: { faults: [{ fault: "watching_throttled" }] } });
  const said = await minimax.said("image_to_video", kite("a rush"));
  assert.match(said, /^Failed to generate video: API Error: rate limit/);
  assert.doesNotMatch(said, /task/i);
  while ((await server.bill()).count === 0) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});

pin("a failure is a success by the protocol's own word: isError is not set", async () => {
  const { isError } = await minimax.answer("image_to_video", kite(""));
  assert.ok(!isError);
});
