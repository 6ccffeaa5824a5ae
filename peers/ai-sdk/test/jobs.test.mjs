import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { CLIP_PRICE, OfflineServer } from "../../fal-js/offline.mjs";
import { pin } from "../../fal-js/pin.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

let folder;
let server;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "peer-ai-sdk-"));
  server = await OfflineServer.start();
  const authority = await fetch(`${server.url}/__ca.pem`);
  await writeFile(join(folder, "ca.pem"), await authority.text());
});
after(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => server.begin());

// The program, with nothing but its environment pointing here.
async function generate(prompt, options = {}, picture = "") {
  const child = spawn(
    process.execPath,
    ["--import", "./env-proxy.mjs", "generate.mjs", prompt, JSON.stringify(options), picture],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        HTTPS_PROXY: server.url,
        NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const [printed] = await Promise.all([
    child.stdout.setEncoding("utf8").toArray(),
    once(child, "exit"),
  ]);
  return JSON.parse(printed.join(""));
}

test("a clip is made and paid once", async () => {
  const { ok, bytes, boxes, message } = await generate("a kite");
  assert.ok(ok, message);
  assert.ok(bytes > 1000);
  assert.equal(boxes, "ftyp");
  const { count, total } = await server.bill();
  assert.deepEqual([count, total], [1, CLIP_PRICE]);
});

test("the idempotency key that it sends on every start is a warning, and no refusal", async () => {
  await generate("a kite");
  const { warnings } = await (await fetch(`${server.url}/__warnings`)).json();
  assert.deepEqual(
    warnings.map((it) => it.field),
    ["header.idempotency-key"],
  );
});

test("a picture in the request arrives", async () => {
  const { ok, message } = await generate("a kite", {}, "../../samples/kite-over-hills.jpg");
  assert.ok(ok, message);
  assert.equal((await server.bill()).count, 1);
});

test("a picture that the model refuses is refused on the result, free", async () => {
  await writeFile(join(folder, "none.png"), Buffer.from("89504e470d0a1a0a00", "hex"));
  const { ok } = await generate("a kite", {}, join(folder, "none.png"));
  assert.ok(!ok);
  assert.equal((await server.bill()).count, 0);
});

pin("of a refusal it tells the words behind the status, and nothing else", async () => {
  const { ok, message } = await generate("a kite", { duration: 7 });
  assert.ok(!ok);
  assert.equal(message, "Unprocessable Entity");
  assert.equal((await server.bill()).count, 0);
});

pin("a start whose answer is lost is sent again with the same key, and two clips are paid", async () => {
  await server.begin({ lost: { faults: [{ fault: "accepted_but_answer_lost" }] } });
  const { ok, message } = await generate("a lost kite");
  assert.ok(ok, message);
  assert.equal((await server.bill()).count, 2);
});
