import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import { ApiError, ValidationError } from "@fal-ai/client";
import { assertIsClip, probed } from "../clip.mjs";
import { BY_HAND, CLIP_PRICE, MODEL, OfflineServer, input } from "../offline.mjs";
import { WAYS, clientOf } from "../ways.mjs";

let server;

before(async () => (server = await OfflineServer.start(BY_HAND)));
after(() => server.stop());
beforeEach(() => server.begin());

async function assertPaidOnce(requestId) {
  const bill = await server.bill();
  assert.deepEqual(
    bill.charges.map((it) => [it.request_id, it.endpoint_id, it.amount]),
    [[requestId, MODEL, CLIP_PRICE]],
  );
}

for (const way of Object.keys(WAYS)) {
  for (const mode of ["polling", "streaming"]) {
    test(`${way}: subscribe brings a clip by ${mode}, paid once`, async () => {
      const seen = [];
      const { data, requestId } = await clientOf(server.url, way).subscribe(MODEL, {
        input: input("a kite"),
        mode,
        logs: true,
        onQueueUpdate: (update) => {
          seen.push(update.status);
          server.goOn(update);
        },
      });
      assert.deepEqual(new Set(seen), new Set(["IN_QUEUE", "IN_PROGRESS", "COMPLETED"]));
      assert.equal(seen.at(-1), "COMPLETED");
      await assertIsClip(data.video.url);
      await assertPaidOnce(requestId);
    });
  }

  test(`${way}: run brings a clip, paid once`, async () => {
    await server.begin({ kite: { queued_s: 0, running_s: 0 } });
    const { data, requestId } = await clientOf(server.url, way).run(MODEL, {
      input: input("a kite"),
    });
    await assertIsClip(data.video.url);
    await assertPaidOnce(requestId);
  });

  test(`${way}: submit, status and result, each by itself`, async () => {
    const { queue } = clientOf(server.url, way);
    const { request_id: requestId, status } = await queue.submit(MODEL, { input: input("a kite") });
    assert.equal(status, "IN_QUEUE");
    const first = await queue.status(MODEL, { requestId, logs: true });
    assert.equal(first.request_id, requestId);
    assert.ok(Array.isArray(first.logs));
    await assert.rejects(queue.result(MODEL, { requestId }), (error) => {
      assert.ok(error instanceof ApiError);
      assert.equal(error.status, 400);
      assert.equal(error.body.detail, "Request is still in progress");
      return true;
    });
    await server.advance(1);
    const last = await queue.subscribeToStatus(MODEL, { requestId, logs: true });
    assert.equal(last.status, "COMPLETED");
    assert.ok(last.logs.every((it) => it.message && !Number.isNaN(Date.parse(it.timestamp))));
    const { data } = await queue.result(MODEL, { requestId });
    await assertIsClip(data.video.url);
    await assertPaidOnce(requestId);
  });

  test(`${way}: cancel in the queue, and nothing is paid`, async () => {
    await server.begin({ slow: { queued_s: 60 } });
    const { queue } = clientOf(server.url, way);
    const { request_id: requestId } = await queue.submit(MODEL, { input: input("a slow kite") });
    await queue.cancel(MODEL, { requestId });
    const { status } = await queue.status(MODEL, { requestId });
    assert.equal(status, "COMPLETED");
    await assert.rejects(queue.result(MODEL, { requestId }), { status: 499 });
    assert.equal((await server.bill()).count, 0);
  });

  test(`${way}: cancel after the end is refused`, async () => {
    const client = clientOf(server.url, way);
    const { requestId } = await client.subscribe(MODEL, {
      input: input("a kite"),
      onEnqueue: () => server.advance(1),
    });
    await assert.rejects(client.queue.cancel(MODEL, { requestId }), {
      status: 400,
      body: { status: "ALREADY_COMPLETED" },
    });
    await assertPaidOnce(requestId);
  });

  test(`${way}: a refusal by the model is a ValidationError with its reason, free`, async () => {
    await server.begin({ storm: { fails_with: "content_policy_violation" } });
    await assert.rejects(
      clientOf(server.url, way).subscribe(MODEL, {
        input: input("a storm"),
        onEnqueue: () => server.advance(1),
      }),
      (error) => {
        assert.ok(error instanceof ValidationError);
        assert.equal(error.status, 422);
        assert.deepEqual(
          error.fieldErrors.map((it) => [it.type, it.loc]),
          [["content_policy_violation", ["body"]]],
        );
        return true;
      },
    );
    assert.equal((await server.bill()).count, 0);
  });
}

test("the clip decodes", async (t) => {
  const { data } = await clientOf(server.url).subscribe(MODEL, {
    input: input("a kite"),
    onEnqueue: () => server.advance(1),
  });
  const found = probed(await assertIsClip(data.video.url));
  if (!found) {
    return t.skip("no ffprobe here");
  }
  const [pictures] = found.streams.filter((it) => it.codec_type === "video");
  assert.equal(pictures.codec_name, "h264");
  assert.ok(Number(pictures.nb_read_frames) > 0);
  assert.ok(Math.abs(Number(found.format.duration) - 6) < 0.1, found.format.duration);
});

for (const mode of ["polling", "streaming"]) {
  test(`as at the real fal, a bad input is taken and refused in the end, by ${mode}`, async () => {
    let requestId = null;
    await assert.rejects(
      clientOf(server.url).subscribe(MODEL, {
        input: { ...input("a kite"), duration: 7 },
        mode,
        onEnqueue: (id) => (requestId = id),
      }),
      (error) => {
        assert.ok(requestId, "the submit was accepted");
        assert.ok(error instanceof ValidationError);
        assert.equal(error.getFieldErrors("duration").length, 1);
        return true;
      },
    );
    assert.equal((await server.bill()).count, 0);
  });
}

test("all that submit can say beside the input is understood", async () => {
  const { queue } = clientOf(server.url);
  const { request_id: requestId } = await queue.submit(MODEL, {
    input: input("a kite"),
    priority: "low",
    hint: "session-1",
    startTimeout: 30,
    headers: { "X-Fal-No-Retry": "1", "X-Fal-Store-IO": "0" },
    storageSettings: { expiresIn: "1h" },
  });
  await server.advance(1);
  await queue.subscribeToStatus(MODEL, { requestId });
  await assertPaidOnce(requestId);
});

test("a start timeout that runs out is not tried again", async () => {
  await server.begin({ slow: { queued_s: 60 } });
  const { queue } = clientOf(server.url);
  const { request_id: requestId } = await queue.submit(MODEL, {
    input: input("a slow kite"),
    startTimeout: 5,
  });
  await server.advance(6);
  await queue.subscribeToStatus(MODEL, { requestId, mode: "streaming" });
  await assert.rejects(queue.result(MODEL, { requestId }), { status: 504, isUserTimeout: true });
  assert.equal((await server.bill()).count, 0);
});

test("a webhook brings the clip to whoever asked for it", async () => {
  const receiver = createServer();
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  try {
    const posted = once(receiver, "request");
    const { request_id: requestId } = await clientOf(server.url).queue.submit(MODEL, {
      input: input("a kite"),
      webhookUrl: `http://127.0.0.1:${receiver.address().port}/hook?generation=g-1`,
    });
    // Returns when the webhook was delivered.
    const turned = server.advance(1);
    const [request, response] = await posted;
    const text = (await request.setEncoding("utf8").toArray()).join("");
    response.end();
    await turned;
    const event = JSON.parse(text);
    assert.equal(request.url, "/hook?generation=g-1");
    assert.match(request.headers["x-fal-webhook-signature"], /^[0-9a-f]{128}$/);
    assert.deepEqual([event.request_id, event.status], [requestId, "OK"]);
    await assertIsClip(event.payload.video.url);
    assert.equal((await server.bill()).charges[0].generation_id, "g-1");
  } finally {
    receiver.closeAllConnections();
    receiver.close();
  }
});
