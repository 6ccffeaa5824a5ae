import assert from "node:assert/strict";
import { createReadStream } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before, beforeEach, test } from "node:test";
import OpenAI from "openai";
import { OfflineServer } from "../../fal-js/offline.mjs";
import { pin } from "../../fal-js/pin.mjs";

const KITE = fileURLToPath(new URL("../../../samples/kite-over-hills.jpg", import.meta.url));

let server;
let openai;

before(async () => {
  server = await OfflineServer.start();
  openai = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: "none needed" });
});
after(() => server.stop());
beforeEach(() => server.begin());

function ask(prompt, more = {}) {
  return { prompt, seconds: "5", size: "848x480", ...more };
}

async function finished(id) {
  for (;;) {
    const video = await openai.videos.retrieve(id);
    if (video.status !== "queued" && video.status !== "in_progress") {
      return video;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("a clip is made, fetched and paid once", async () => {
  const created = await openai.videos.create(ask("a kite"));
  assert.match(created.id, /^video_/);
  assert.equal(created.object, "video");
  assert.equal((await finished(created.id)).status, "completed");
  const content = await openai.videos.downloadContent(created.id);
  const bytes = Buffer.from(await content.arrayBuffer());
  assert.equal(bytes.toString("latin1", 4, 8), "ftyp");
  assert.equal((await server.bill()).count, 1);
});

test("a picture in the request arrives", async () => {
  const created = await openai.videos.create(
    ask("a kite", {
      model: "Wan2.2-I2V-A14B",
      size: "832x480",
      input_reference: createReadStream(KITE),
    }),
  );
  assert.equal(created.model, "Wan2.2-I2V-A14B");
  assert.equal((await finished(created.id)).status, "completed");
});

test("jobs are listed, page by page, and deleted", async () => {
  const ids = [];
  for (let i = 0; i < 3; i++) {
    ids.push((await openai.videos.create(ask(`a kite ${i}`))).id);
  }
  const listed = [];
  for await (const video of openai.videos.list({ limit: 2 })) {
    listed.push(video.id);
  }
  assert.deepEqual(listed.toSorted(), ids.toSorted());
  const gone = await openai.videos.delete(ids[0]);
  assert.deepEqual([gone.object, gone.deleted], ["video.deleted", true]);
  await assert.rejects(openai.videos.retrieve(ids[0]), OpenAI.NotFoundError);
});

test("a job that failed says why", async () => {
  await server.begin({ storm: { fails_with: "content_policy_violation" } });
  const { id } = await openai.videos.create(ask("a storm"));
  const video = await finished(id);
  assert.equal(video.status, "failed");
  assert.equal(video.error.code, "moderation_blocked");
  assert.equal((await server.bill()).count, 0);
});

test("a size that is none is refused with its words", async () => {
  await assert.rejects(openai.videos.create(ask("a kite", { size: "large" })), (error) => {
    assert.ok(error instanceof OpenAI.BadRequestError);
    assert.match(error.message, /size/);
    return true;
  });
  assert.equal((await server.bill()).count, 0);
});

pin("a create whose answer is lost is sent again, and two clips are paid", async () => {
  await server.begin({ lost: { faults: [{ fault: "accepted_but_answer_lost" }] } });
  const { id } = await openai.videos.create(ask("a lost kite"));
  await finished(id);
  const { requests } = await (await fetch(`${server.url}/__requests`)).json();
  assert.equal(requests.filter((it) => it.method === "POST").length, 2);
  assert.equal((await listedOf("a lost kite")).length, 2);
});

pin("a server's fault on a create is sent again too, three times in all", async () => {
  await server.begin({ broken: { faults: [{ fault: "refused", error: "internal_server_error" }] } });
  await assert.rejects(openai.videos.create(ask("a broken kite")), OpenAI.InternalServerError);
  const { requests } = await (await fetch(`${server.url}/__requests`)).json();
  assert.equal(requests.filter((it) => it.method === "POST").length, 3);
});

async function listedOf(prompt) {
  const { data } = await openai.videos.list();
  return data.filter((video) => video.prompt === prompt);
}
