import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";
import { ApiError, createFalClient } from "@fal-ai/client";
import { BY_HAND, MODEL, OfflineServer, input } from "../offline.mjs";
import { pin } from "../pin.mjs";
import { WAYS, clientOf } from "../ways.mjs";

const DRIVE = fileURLToPath(new URL("../drive.mjs", import.meta.url));

let server;

before(async () => (server = await OfflineServer.start(BY_HAND)));
after(() => server.stop());
beforeEach(() => server.begin());

// The client by its own fetch, and when each submit left it, in milliseconds.
function watchedClient() {
  const submits = [];
  const { fetch: toServer } = WAYS.fetch(server.url);
  const client = createFalClient({
    credentials: "peer-key:peer-secret",
    fetch: (url, options) => {
      if (options.method === "POST") {
        submits.push(performance.now());
      }
      return toServer(url, options);
    },
  });
  return { client, submits };
}

pin("a submit whose answer is lost is sent again, and two clips are paid for one", async () => {
  await server.begin({ lost: { faults: [{ fault: "accepted_but_answer_lost" }] } });
  const { client, submits } = watchedClient();
  await client.subscribe(MODEL, {
    input: input("a lost kite"),
    onEnqueue: () => server.advance(1),
  });
  assert.equal(submits.length, 2);
  assert.equal((await server.bill()).count, 2);
});

pin("a throttled submit is sent again before Retry-After has passed", async () => {
  await server.begin({ rush: { faults: [{ fault: "throttled", retry_after_s: 60 }] } });
  const { client, submits } = watchedClient();
  await client.queue.submit(MODEL, { input: input("a rush") });
  const [first, second] = submits;
  assert.ok(second - first < 30_000, `sent again after ${second - first} ms`);
});

pin("a status stream that ends early is taken for the end: 400, and the clip is paid", async () => {
  await server.begin({ cut: { faults: [{ fault: "stream_ends_early" }] } });
  await assert.rejects(
    clientOf(server.url).subscribe(MODEL, { input: input("a cut"), mode: "streaming" }),
    (error) => error instanceof ApiError && error.status === 400,
  );
  await server.advance(1);
  assert.equal((await server.bill()).count, 1);
  assert.equal((await server.cancels()).length, 0);
});

pin("a status stream that opens with 500 ends the call, and the clip is paid", async () => {
  await server.begin({ closed: { faults: [{ fault: "stream_refused" }] } });
  await assert.rejects(
    clientOf(server.url).subscribe(MODEL, { input: input("a closed door"), mode: "streaming" }),
    (error) => error instanceof ApiError && error.status === 500,
  );
  await server.advance(1);
  assert.equal((await server.bill()).count, 1);
  assert.equal((await server.cancels()).length, 0);
});

pin("by streaming, an abort is ignored and the caller waits to the end", async () => {
  const abort = new AbortController();
  const { data } = await clientOf(server.url).subscribe(MODEL, {
    input: input("a kite"),
    mode: "streaming",
    abortSignal: abort.signal,
    onEnqueue: () => abort.abort(),
    onQueueUpdate: (update) => server.goOn(update),
  });
  assert.ok(abort.signal.aborted && data.video.url);
});

pin("by polling, an abort does not cancel: the clip is paid", async () => {
  const abort = new AbortController();
  await assert.rejects(
    clientOf(server.url).subscribe(MODEL, {
      input: input("a kite"),
      abortSignal: abort.signal,
      onEnqueue: () => abort.abort(),
    }),
    { name: "AbortError" },
  );
  await server.advance(1);
  assert.equal((await server.bill()).count, 1);
  assert.equal((await server.cancels()).length, 0);
});

pin("by streaming, a timeout ends the whole process, whatever the caller catches", async () => {
  await server.begin({ slow: { queued_s: 60 } });
  const child = spawn(process.execPath, [
    DRIVE,
    ...["--server", server.url, "--mode", "stream", "--prompt", "slow", "--timeout-ms", "200"],
  ]);
  const [printed, complained, [code]] = await Promise.all([
    child.stdout.setEncoding("utf8").toArray(),
    child.stderr.setEncoding("utf8").toArray(),
    once(child, "exit"),
  ]);
  assert.equal(code, 1);
  assert.deepEqual(printed, [], "the driver catches what subscribe throws, and prints it");
  assert.match(complained.join(""), /Client timed out waiting for the request to complete/);
});

pin("by polling, a timeout while a status is asked for leaves a poll that goes on", async () => {
  await server.begin({ slow: { running_s: 60, faults: [{ fault: "cancel_too_late" }] } });
  let statuses = 0;
  let letFirstStatusPass;
  const passing = new Promise((resolve) => (letFirstStatusPass = resolve));
  const abort = new AbortController();
  const { fetch: toServer } = WAYS.fetch(server.url);
  await new Promise((threeMore, failed) => {
    const client = createFalClient({
      credentials: "peer-key:peer-secret",
      fetch: async (url, options) => {
        const answer = await toServer(url, options);
        if (new URL(url).pathname.endsWith("/status")) {
          statuses++;
          await passing;
          if (statuses === 4) {
            threeMore();
          }
        }
        return answer;
      },
    });
    client
      .subscribe(MODEL, {
        input: input("a slow kite"),
        timeout: 200,
        pollInterval: 50,
        abortSignal: abort.signal,
      })
      .then(failed, (error) => {
        assert.match(error.message, /^Client timed out/);
        assert.ok(statuses <= 1, `${statuses} statuses before the timeout`);
        letFirstStatusPass();
        AbortSignal.timeout(20_000).onabort = () => failed(new Error(`${statuses} statuses`));
      });
  });
  // There is no other way to end it.
  abort.abort();
});

pin("a proxy given as plain text is passed by outside of browsers", async () => {
  const asked = [];
  const client = createFalClient({
    credentials: "peer-key:peer-secret",
    proxyUrl: `${server.url}/proxy`,
    retry: { maxRetries: 0 },
    fetch: async (url) => {
      asked.push(url);
      throw new Error("nothing leaves this machine");
    },
  });
  await assert.rejects(client.queue.submit(MODEL, { input: input("a kite") }));
  assert.deepEqual(asked, [`https://queue.fal.run/${MODEL}`]);
});

pin("the message of an error does not say what was wrong", async () => {
  await assert.rejects(
    clientOf(server.url).subscribe(MODEL, { input: { ...input("a kite"), duration: 7 } }),
    (error) => {
      assert.equal(error.getFieldErrors("duration").length, 1);
      assert.doesNotMatch(error.message, /duration|second/i);
      return true;
    },
  );
});
