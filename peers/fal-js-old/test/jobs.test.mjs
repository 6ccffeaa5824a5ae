import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, beforeEach, test } from "node:test";
import { ApiError, ValidationError, createFalClient } from "@fal-ai/client";
import { assertIsClip, download } from "../../fal-js/clip.mjs";
import { CLIP_PRICE, MODEL, OfflineServer, input } from "../../fal-js/offline.mjs";
import { pin } from "../../fal-js/pin.mjs";

const PICTURE = await readFile(new URL("../../../samples/kite-over-hills.jpg", import.meta.url));

let server;

before(async () => (server = await OfflineServer.start()));
after(() => server.stop());
beforeEach(() => server.begin());

function led(url) {
  return String(url).replace("https://", `${server.url}/`);
}

const WAYS = {
  fetch: () => ({ fetch: (url, options) => fetch(led(url), options) }),
  requestMiddleware: () => ({
    requestMiddleware: async (request) => ({ ...request, url: led(request.url) }),
  }),
};

function clientOf(way) {
  return createFalClient({ credentials: "peer-key:peer-secret", ...WAYS[way]() });
}

for (const way of Object.keys(WAYS)) {
  for (const mode of ["polling", "streaming"]) {
    test(`${way}, ${mode}: a clip is made and paid once`, async () => {
      const { data } = await clientOf(way).subscribe(MODEL, { input: input("a kite"), mode });
      await assertIsClip(data.video.url);
      const { count, total } = await server.bill();
      assert.deepEqual([count, total], [1, CLIP_PRICE]);
    });
  }

  test(`${way}: a direct call is no submit`, async () => {
    const { data } = await clientOf(way).run(MODEL, { input: input("a kite") });
    await assertIsClip(data.video.url);
    assert.equal((await server.bill()).count, 1);
  });

  test(`${way}: a bad input is refused on the result, free`, async () => {
    await assert.rejects(
      clientOf(way).subscribe(MODEL, { input: { ...input("a kite"), duration: 7 } }),
      (error) => error instanceof ValidationError && error.getFieldErrors("duration").length === 1,
    );
    assert.equal((await server.bill()).count, 0);
  });

  test(`${way}: a file goes up and comes back the same`, async () => {
    const url = await clientOf(way).storage.upload(new Blob([PICTURE], { type: "image/jpeg" }));
    assert.deepEqual((await download(url)).bytes, PICTURE);
  });

  test(`${way}: what waits is cancelled`, async () => {
    await server.begin({ slow: { queued_s: 60 } });
    const { queue } = clientOf(way);
    const { request_id: requestId } = await queue.submit(MODEL, { input: input("a slow kite") });
    await queue.cancel(MODEL, { requestId });
    await assert.rejects(
      queue.result(MODEL, { requestId }),
      (error) =>
        error instanceof ApiError &&
        error.status === 499 &&
        error.message === "Client Closed Request",
    );
    assert.equal((await server.bill()).count, 0);
  });
}

test("nothing that it sends is a warning", async () => {
  await clientOf("fetch").subscribe(MODEL, { input: input("a kite"), logs: true });
  assert.deepEqual((await (await fetch(`${server.url}/__warnings`)).json()).warnings, []);
});

for (const proxyUrl of ["text", { when: "always" }]) {
  pin(`a proxy given as ${JSON.stringify(proxyUrl)} is passed by: the real fal is called`, async () => {
    const asked = [];
    const url = `${server.url}/proxy`;
    const client = createFalClient({
      credentials: "peer-key:peer-secret",
      proxyUrl: proxyUrl === "text" ? url : { url, ...proxyUrl },
      fetch: async (address) => {
        asked.push(address);
        throw new Error("nothing leaves this machine");
      },
    });
    await assert.rejects(client.queue.submit(MODEL, { input: input("a kite") }));
    assert.deepEqual(asked, [`https://queue.fal.run/${MODEL}`]);
  });
}
