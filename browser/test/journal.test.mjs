import { after, before, beforeEach, test } from "node:test";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Browser, KINOPORT, PATIENCE, Program, SAMPLE, pictures } from "../world.mjs";

const run = promisify(execFile);
const EVIL = `</td><script>document.title="owned"</script><img src=x onerror=alert(1)> \u202Egnp`;

let state;
let reading;
let acting;
let browser;
let page;

// Ends as it ends: a fault of the fake is no fault of this.
async function generate(prompt, ...words) {
  await run(KINOPORT, ["generate", "--image", SAMPLE, "--prompt", prompt, "--state", state, "--pace", "fast",
    "--out", state, ...words]).catch((failure) => failure);
}

async function list() {
  const { stdout } = await run(KINOPORT, ["list", "--state", state, "--json"]);
  return JSON.parse(stdout).generations;
}

before(async () => {
  state = await mkdtemp(join(tmpdir(), "kinoport-journal-"));
  await generate(EVIL, "--label", "spring");
  await generate("against the rules", "--label", "spring", "--fault", "content-policy");
  await generate("nobody knows", "--label", "autumn & <b>", "--fault", "listing-unsupported");
  await generate("nobody knows either", "--label", "autumn & <b>", "--fault", "listing-unsupported");
  await generate("somewhere else", "--fault", "clip-elsewhere");
  await generate("an hour in the queue", "--fault", "stuck", "--wait", "3s");
  reading = await Program.start("ui", "--state", state);
  acting = await Program.start("ui", "--state", state, "--act");
  browser = await Browser.start();
});

beforeEach(async () => {
  await page?.context().close();
  page = await browser.page();
});

after(async () => {
  await browser?.end();
  await reading?.end();
  await acting?.end();
  await rm(state, { recursive: true, force: true });
  browser?.assertQuiet(reading, acting);
});

const rows = () => page.locator("#rows tbody tr");

async function open(server, prompt) {
  const found = [];
  for (const { id } of await list()) {
    await page.goto(`${server.url}generations/${id}`);
    if ((await page.innerText("main")).includes(prompt)) return id;
    found.push(id);
  }
  assert.fail(`none of ${found} is "${prompt}"`);
}

test("whoever opens the address sees what was bought, and opens one of them", async () => {
  await page.goto(reading.url);
  assert.equal(await rows().count(), 6);
  assert.match(await page.innerText("#rows"), /in doubt/);
  assert.match(await page.innerText("#rows"), /waits for a person: clips do not come from/);
  await pictures(page, "journal");
  await page.click("#rows tbody tr >> nth=5 >> a >> nth=0");
  await page.waitForFunction(() => document.querySelector("video")?.readyState >= 1, null, { timeout: PATIENCE });
  assert.equal(await page.evaluate(() => document.querySelector("video").videoWidth), 1366);
  assert.match(await page.innerText("main"), /Cost\s+0\.28 USD/);
  assert.ok(await page.evaluate(() => document.querySelector("img.given").naturalWidth > 0));
  await pictures(page, "generation");
  await page.evaluate(() => document.querySelector("video").play());
  await page.waitForFunction(() => document.querySelector("video").currentTime > 0.1);
});

test("what somebody wrote stays words", async () => {
  const id = await open(reading, "owned");
  assert.match(page.url(), new RegExp(id));
  assert.equal(await page.title(), "Generation · Kinoport");
  assert.equal(await page.locator("main img[src=x]").count(), 0);
  assert.equal(await page.locator("main script, main b >> text=autumn").count(), 0);
});

test("the list is filtered, and its address can be sent to a colleague", async () => {
  await page.goto(reading.url);
  await page.selectOption("[name=status]", "in_doubt");
  await page.click("button >> text=Show");
  await page.waitForURL(/status=in_doubt/);
  assert.equal(await rows().count(), 2);
  await page.click("#rows a >> text=autumn & <b> >> nth=0");
  await page.waitForURL(/label=autumn/);
  const colleague = await browser.page();
  await colleague.goto(page.url());
  assert.equal(await colleague.locator("#rows tbody tr").count(), 2);
  await colleague.context().close();
  await page.goto(reading.url + "?from=2999-01-01");
  await page.waitForSelector("text=Nothing here.");
  await page.goto(reading.url + "?from=yesterday");
  await page.waitForSelector("[role=alert] >> text=from is a day such as 2026-11-30, not \"yesterday\"");
});

test("what was spent is shown by day, model, label and provider", async () => {
  await page.goto(reading.url);
  await page.click("nav >> text=Money");
  await page.selectOption("[name=by]", "label");
  await page.click("button >> text=Show");
  await page.waitForURL(/by=label/);
  const text = await page.innerText("main table");
  assert.match(text, /all\s+6\s+1\.12 USD\s+0\.56 USD\s+0\.28 USD/);
  assert.match(text, /spring\s+2\s+-\s+0\.56 USD\s+0\.28 USD/);
  await pictures(page, "money");
  await page.click("tbody a >> text=spring");
  await page.waitForURL(/label=spring/);
  assert.equal(await rows().count(), 2);
});

test("who only reads can do nothing", async () => {
  const id = await open(reading, "somewhere else");
  assert.match(await page.innerText("main"), /kinoport resume .* --allow-clip-host elsewhere\.invalid/);
  assert.equal(await page.locator("main form, main button").count(), 0);
  const answer = await fetch(`${reading.url}generations/${id}/abandon`, { method: "POST", body: "agreed=0.28 USD" });
  assert.equal(answer.status, 403);
  await pictures(page, "waits");
});

test("a generation in doubt is sent again only by who types what it may cost", async () => {
  const id = await open(acting, "nobody knows either");
  await page.waitForSelector("text=paid twice: 0.28 USD and 0.28 USD, 0.56 USD in all");
  await pictures(page, "act");
  await page.fill("#send-again-agreed", "0.28 USD");
  await page.click("button >> text=Send again");
  await page.waitForSelector("[role=alert] >> text=Nothing was done");
  assert.equal((await list()).find((it) => it.id === id).status, "in_doubt");
  await page.fill("#send-again-agreed", "0.56 USD");
  await page.click("button >> text=Send again");
  await page.waitForSelector("[role=status] >> text=It is sent once more");
  await page.waitForFunction(() => document.querySelector(".events").textContent.includes("sent, attempt 2"));
});

test("a generation in doubt is adopted, and one is given up", async () => {
  await open(acting, "nobody knows\n");
  await page.fill("#adopt-word", "9262607f-05bf-3740-a935-f813a6dba231");
  await page.click("button >> text=Adopt");
  await page.waitForSelector("[role=status] >> text=as a person says");
  await page.waitForSelector("text=taken by the provider as 9262607f-05bf-3740-a935-f813a6dba231, as a person says");
  const id = await open(acting, "somewhere else");
  await page.fill("#abandon-agreed", "0.28 USD");
  await page.click("button >> text=Abandon");
  await page.waitForSelector("[role=status] >> text=It is given up");
  assert.equal((await list()).find((it) => it.id === id).status, "failed");
  assert.equal(await page.locator("button >> text=Retry now").count(), 0);
});

test("one that goes on is cancelled, and the page shows its end by itself", async () => {
  await open(acting, "an hour in the queue");
  await page.click("button >> text=Cancel");
  await page.waitForSelector("[role=status] >> text=The wish is written down");
  await page.waitForSelector(".state >> text=cancelled");
  await page.waitForFunction(() => !document.querySelector("main form"));
});

test("a foreign name, a foreign page and a stranger get nothing", async () => {
  for (const headers of [{ Origin: "http://evil.example" }, { "Sec-Fetch-Site": "cross-site" }]) {
    assert.equal((await fetch(reading.url, { headers })).status, 403);
  }
  const { hostname, port } = new URL(reading.url);
  const { stdout } = await run("curl", ["-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", "Host: evil.example",
    `http://${hostname}:${port}/`]);
  assert.equal(stdout, "403");
  const answer = await fetch(reading.url);
  assert.match(answer.headers.get("content-security-policy"), /default-src 'none'; script-src 'self'/);
});

test("with --listen only who has the key comes in, and a link without it asks for it", async () => {
  const shared = await Program.start("ui", "--state", state, "--listen", "127.0.0.1");
  try {
    const key = new URL(shared.url).searchParams.get("key");
    assert.match(key, /^[0-9a-f]{32}$/);
    const site = new URL("/", shared.url).href;
    assert.equal((await fetch(site)).status, 401);
    await page.goto(`${site}money?by=day`);
    await page.fill("[name=key]", key);
    await page.click("button >> text=Enter");
    await page.waitForSelector("h1 >> text=Money");
    const other = await browser.page();
    await other.goto(shared.url);
    await other.waitForSelector("h1 >> text=Generations");
    assert.doesNotMatch(other.url() + (await other.content()), new RegExp(key));
    await other.context().close();
    browser.alsoAt(shared);
  } finally {
    await shared.end();
  }
});
