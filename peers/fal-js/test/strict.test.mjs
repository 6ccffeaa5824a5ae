import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ValidationError } from "@fal-ai/client";
import { MODEL, OfflineServer, input } from "../offline.mjs";
import { clientOf } from "../ways.mjs";

let server;

before(async () => {
  server = await OfflineServer.start("--strict");
  await server.begin();
});
after(() => server.stop());

test("a bad input is refused at submit by the strict server, by field", async () => {
  await assert.rejects(
    clientOf(server.url).subscribe(MODEL, { input: { ...input("a kite"), duration: 7, speed: 2 } }),
    (error) => {
      assert.ok(error instanceof ValidationError);
      assert.deepEqual(error.fieldErrors.map((it) => it.loc.at(-1)).sort(), ["duration", "speed"]);
      return true;
    },
  );
  assert.equal((await server.bill()).count, 0);
});
