import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import Replicate, { validateWebhook } from "replicate";
import { assertIsClip } from "../../fal-js/clip.mjs";
import { OfflineServer } from "../../fal-js/offline.mjs";
import { pin } from "../../fal-js/pin.mjs";

const MODEL = "minimax/hailuo-2.3";
const CLIP_PRICE = 0.28;

// Its other way takes whatever is not waiting any more for over; see the pin.
const POLLING = { mode: "poll", interval: 100 };
const PICTURE = fileURLToPath(new URL("../../../samples/kite-over-hills.jpg", import.meta.url));

let server;

before(async () => (server = await OfflineServer.start()));
after(() => server.stop());
beforeEach(() => server.begin());

// The client as its users have it: with a token, and another base address.
function client(options = {}) {
  return new Replicate({
    auth: "r8_peer",
    baseUrl: `${server.url}/api.replicate.com/v1`,
    ...options,
  });
}

// The same, and how often it posted.
function watchedClient() {
  const posts = [];
  const watched = client({
    fetch: (url, options) => {
      if (options.method === "POST") {
        posts.push(String(url));
      }
      return fetch(url, options);
    },
  });
  return { watched, posts };
}

test("a clip is made and paid once", async () => {
  const output = await client().run(MODEL, { input: { prompt: "a kite" }, wait: POLLING });
  await assertIsClip(output);
  const { count, total } = await server.bill();
  assert.deepEqual([count, total], [1, CLIP_PRICE]);
});

test("by the door of all versions, too, and another resolution is another price", async () => {
  const replicate = client();
  const made = await replicate.predictions.create({
    version: MODEL,
    input: { prompt: "a kite", resolution: "1080p" },
  });
  const done = await replicate.wait(made, { interval: 100 });
  assert.equal(done.status, "succeeded");
  assert.equal(done.metrics.video_output_count, 1);
  assert.equal((await server.bill()).total, 0.49);
});

test("what was made is listed, newest first", async () => {
  const replicate = client();
  const made = [];
  for (const prompt of ["a kite", "a boat"]) {
    made.push((await replicate.predictions.create({ model: MODEL, input: { prompt } })).id);
  }
  const pages = [];
  for await (const page of replicate.paginate(replicate.predictions.list)) {
    pages.push(...page.map((it) => it.id));
  }
  assert.deepEqual(pages, made.reverse());
});

test("a picture is uploaded and arrives", async () => {
  const replicate = client();
  const output = await replicate.run("minimax/hailuo-2.3-fast", {
    wait: POLLING,
    input: {
      prompt: "a kite",
      first_frame_image: new Blob([await readFile(PICTURE)], { type: "image/jpeg" }),
    },
  });
  await assertIsClip(output);
  const { results } = await replicate.files.list();
  assert.equal(results.length, 1);
  assert.equal(results[0].content_type, "image/jpeg");
  assert.equal((await server.bill()).count, 1);
});

test("what is cancelled is not paid", async () => {
  const replicate = client();
  const made = await replicate.predictions.create({ model: MODEL, input: { prompt: "a kite" } });
  assert.equal((await replicate.predictions.cancel(made.id)).status, "canceled");
  assert.equal((await server.bill()).count, 0);
});

test("a refusal names the field", async () => {
  await assert.rejects(
    client().run(MODEL, { input: { prompt: "a kite", resolution: "768P" } }),
    /422.*input\.resolution/s,
  );
});

test("a signed message is believed, by the secret that the account is told", async () => {
  const heard = [];
  const ears = createServer(async (request, response) => {
    const body = (await request.toArray()).join("");
    heard.push({ headers: request.headers, body });
    response.end();
  });
  ears.listen(0, "127.0.0.1");
  await once(ears, "listening");
  try {
    const replicate = client();
    const made = await replicate.predictions.create({
      model: MODEL,
      input: { prompt: "a kite" },
      webhook: `http://127.0.0.1:${ears.address().port}/hook`,
      webhook_events_filter: ["completed"],
    });
    await replicate.wait(made, { interval: 100 });
    while (heard.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { key } = await replicate.webhooks.default.secret.get();
    const [{ headers, body }] = heard;
    assert.ok(await validateWebhook({ headers, body }, key));
    assert.ok(!(await validateWebhook({ headers, body: `${body} ` }, key)));
    assert.equal(JSON.parse(body).status, "succeeded");
  } finally {
    ears.close();
  }
});

pin("a create whose answer is lost is sent again, and two clips are paid for one", async () => {
  await server.begin({ lost: { faults: [{ fault: "accepted_but_answer_lost" }] } });
  const { watched, posts } = watchedClient();
  const made = await watched.predictions.create({
    model: MODEL,
    input: { prompt: "a lost kite" },
  });
  await watched.wait(made, { interval: 100 });
  assert.equal(posts.length, 2);
  assert.equal((await server.bill()).count, 2);
});

pin("a throttled create is sent again at once, whatever the answer says", async () => {
  await server.begin({ rush: { faults: [{ fault: "throttled", retry_after_s: 60 }] } });
  const { watched, posts } = watchedClient();
  const started = performance.now();
  await watched.predictions.create({ model: MODEL, input: { prompt: "a rush" } });
  assert.equal(posts.length, 2);
  assert.ok(performance.now() - started < 30_000);
});

pin("an answer that is already at work is taken for the end: no clip, and one is paid", async () => {
  await server.begin({ hasty: { queued_s: 0, running_s: 0.3 } });
  const replicate = client();
  assert.equal(await replicate.run(MODEL, { input: { prompt: "a hasty kite" } }), null);
  const { results } = await replicate.predictions.list();
  await replicate.wait(results[0], { interval: 100 });
  assert.equal((await server.bill()).count, 1);
});

pin("it asks to be kept waiting, in which an answer is lost more easily", async () => {
  let prefer;
  const replicate = client({
    fetch: (url, options) => {
      prefer ??= options.headers.Prefer;
      return fetch(url, options);
    },
  });
  await replicate.run(MODEL, { input: { prompt: "a kite" } });
  assert.equal(prefer, "wait");
});

pin("a message is believed however old it is", async () => {
  const secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
  const ofLongAgo = {
    id: "msg_kinoport_1",
    timestamp: "1767225600",
    signature: "v1,nIXt7qS1Czx+CcxohXCEiHAG7ue1dUzzdCyGvASK56c=",
    body: '{"id":"kinoport0000000000000000","status":"succeeded","output":"https://replicate.delivery/x/å.mp4"}',
    secret,
  };
  assert.ok(await validateWebhook(ofLongAgo));
});

pin("a picture whose upload fails travels within the request", async () => {
  let first;
  const replicate = client({
    fetch: (url, options) => {
      if (String(url).endsWith("/files")) {
        return Promise.resolve(new Response("no", { status: 503 }));
      }
      first ??= JSON.parse(options.body ?? "{}").input?.first_frame_image;
      return fetch(url, options);
    },
  });
  await replicate.predictions.create({
    model: "minimax/hailuo-2.3-fast",
    input: {
      prompt: "a kite",
      first_frame_image: new Blob([await readFile(PICTURE)], { type: "image/jpeg" }),
    },
  });
  assert.match(first, /^data:image\/jpeg;base64,/);
});
