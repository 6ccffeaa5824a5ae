import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ValidationError } from "@fal-ai/client";
import { MODEL, OfflineServer, input } from "../offline.mjs";
import { clientOf } from "../ways.mjs";

let server;

before(async () => {
  server = await OfflineServer.start("--lenient");
  await server.begin();
});
after(() => server.stop());

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
