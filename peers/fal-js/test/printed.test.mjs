import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { OfflineServer } from "../offline.mjs";

const FOLDER = new URL("../target/printed/", import.meta.url);
const KITE = new URL("../../../samples/kite-over-hills.jpg", import.meta.url);
const EVIL = `it's "10" \\ $HOME \`id\` {KEY} \${SERVER} %s ünï 🎬`;

let server;

before(async () => (server = await OfflineServer.start()));
after(() => server.stop());

async function page(query = "") {
  return (await fetch(`${server.url}/__ui${query}`, { headers: { Accept: "text/html" } })).text();
}

const words = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

test("the program for this client that the playground prints runs as printed", async () => {
  const [, picture] = (await page()).match(/name="first_frame" value="([^"]+)"/);
  const html = await page(`?first_frame=${picture}&prompt=${encodeURIComponent(EVIL)}`);
  const [, escaped] = html.match(/<pre id="code-JavaScript--fal-s-client"[^>]*><code>(.*?)<\/code>/s);
  const program = escaped.replace(/&(lt|gt|quot|#39|amp);/g, (_, word) => words[word]);
  assert.match(program, /@fal-ai\/client/);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(new URL("falclip.mjs", FOLDER), program);
  await writeFile(new URL("kite.jpg", FOLDER), await readFile(KITE));
  await promisify(execFile)(process.execPath, ["falclip.mjs"], { cwd: fileURLToPath(FOLDER) });
  assert.ok((await stat(new URL("clip.mp4", FOLDER))).size > 10_000);
  const { charges } = await server.bill();
  assert.equal(charges.length, 1);
});
