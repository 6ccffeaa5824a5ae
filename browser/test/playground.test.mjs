import { after, before, beforeEach, test } from "node:test";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Browser, PATIENCE, Program, pictures } from "../world.mjs";

const run = promisify(execFile);
let server;
let browser;
let page;

before(async () => {
  server = await Program.start("serve", "--port", "0");
  browser = await Browser.start();
});

beforeEach(async () => {
  await server.post("/__reset");
  await page?.context().close();
  page = await browser.page();
  await page.goto(server.url);
});

after(async () => {
  await browser?.end();
  await server?.end();
  browser?.assertQuiet(server);
});

const playing = () =>
  page.waitForFunction(() => document.querySelector("video")?.currentTime > 0.1, null, { timeout: PATIENCE });

test("who opens the address makes a clip with one click, and sees it play and its one charge", async () => {
  assert.match(await page.innerText("#price"), /0\.28 USD: .*Published, as of \d{4}-\d\d-\d\d/);
  await page.click("text=Make the clip");
  await playing();
  assert.equal(await page.evaluate(() => document.querySelector("video").videoWidth), 1366);
  assert.equal(await page.innerText(".bill"), "one charge: 0.28 USD");
  assert.match(await page.innerText("#result"), /half of the frames are done/);
  assert.match(await page.innerText(".legend"), /in the queue [\d.]+ s/);
  assert.equal((await server.ask("/__bill")).count, 1);
  await pictures(page, "playground");
});

test("other shops stand beside the price, and their models are made over their own wires", async () => {
  assert.match(await page.innerText("#price"), /minimax-emulator:MiniMax-Hailuo-2\.3: 0\.28 USD/);
  for (const shop of ["minimax", "replicate"]) {
    await server.post("/__reset");
    await page.goto(server.url);
    const model = await page.evaluate((name) =>
      [...document.querySelectorAll("#model option")].map((it) => it.value).find((it) => it.startsWith(name)), `${shop}:`);
    const before = await page.textContent("#hint-model");
    await page.selectOption("#model", model);
    await page.waitForFunction((old) => document.querySelector("#hint-model")?.textContent !== old, before);
    await page.click("text=Make the clip");
    await playing();
    assert.match(await page.innerText(".bill"), /^one charge: /);
    assert.equal((await server.ask("/__bill")).count, 1);
  }
});

test("an answer that is lost costs one clip, not two", async () => {
  await page.click("text=Lose the next answer");
  await page.waitForSelector("text=Armed");
  await page.click("text=Make the clip");
  await playing();
  assert.match(await page.innerText("#result"), /in doubt/);
  assert.match(await page.innerText("#result"), /as its records say/);
  assert.equal(await page.innerText(".bill"), "one charge: 0.28 USD");
  assert.equal((await server.ask("/__bill")).count, 1);
  assert.doesNotMatch(await page.innerText("#break"), /Armed/);
});

test("the same answer can be lost twice", async () => {
  for (const time of [1, 2]) {
    await page.click("text=Lose the next answer");
    await page.waitForSelector("text=Armed");
    await page.click("text=Make the clip");
    await page.waitForSelector("#result .trouble");
    await playing();
    assert.equal((await server.ask("/__bill")).count, time);
    await page.goto(server.url);
  }
});

test("the form says what is wrong in the engine's own words, while one types", async () => {
  await page.fill("[name=prompt]", "x".repeat(2001));
  await page.waitForSelector("text=must be at most 2000 characters long, is 2001");
  assert.equal(await page.innerText(".counter"), "2001 of 2000");
  await page.fill("[name=prompt]", "");
  await page.waitForSelector("text=Still needed: prompt.");
  await page.fill("[name=prompt]", "a calm sea");
  await page.waitForFunction(() => document.querySelector("#code-The-request")?.textContent.includes("a calm sea"));
  await page.check("[name=duration][value='10']");
  await page.waitForSelector("#price >> text=0.56 USD");
});

test("a picture can be dropped, pasted, chosen, given by its address, and taken away", async () => {
  const png = Buffer.from(
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(640, 480);
      canvas.getContext("2d").fillRect(0, 0, 640, 480);
      return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
    }));
  await page.setInputFiles("[data-file=first_frame]", { name: "<b>&\"'.png", mimeType: "image/png", buffer: png });
  await page.waitForSelector(".picture .name >> text=b----.png");
  for (const how of ["drop", "paste"]) {
    await page.evaluate(
      ([kind, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], `${kind}.png`, { type: "image/png" }));
        const init = { bubbles: true, cancelable: true, [kind === "drop" ? "dataTransfer" : "clipboardData"]: data };
        const event = kind === "drop" ? new DragEvent("drop", init) : new ClipboardEvent("paste", init);
        document.querySelector("[data-drop=first_frame]").dispatchEvent(event);
      },
      // A byte behind the end of a PNG makes it another file, and the same picture.
      [how, [...png, how.length]]);
    await page.waitForSelector(`.picture .name >> text=${how}.png`);
    assert.equal(await page.locator(".picture").count(), 1);
  }
  await page.click("text=Take away");
  await page.waitForFunction(() => document.querySelector("#code-The-request")?.textContent.includes("text-to-video"));
  await page.fill("input[type=url][name=first_frame]", "https://example.com/kite.png");
  await page.waitForFunction(() =>
    document.querySelector("#code-The-request")?.textContent.includes('"image_url": "https://example.com/kite.png"'));
});

test("what is made to go wrong is named, and can be taken along as a script", async () => {
  await page.click("text=All that can go wrong");
  await page.check("#fault-switch-clip_address_dies");
  await page.waitForSelector("text=All that can go wrong: 1 on");
  await page.click("text=The same as a script");
  assert.deepEqual(JSON.parse(await page.textContent("#script-text")), {
    default: { faults: [{ fault: "clip_address_dies" }] },
  });
  await pictures(page, "switches");
  await page.click("text=Make the clip");
  await playing();
  assert.match(await page.innerText("#result"), /asked for a fresh address/);
});

test("a clip can be stopped, and made again with changes", async () => {
  await Promise.all([page.waitForResponse(/switches$/), page.check("[name=pace][value=watch]")]);
  await page.fill("[name=prompt]", "a slow one");
  await page.click("text=Make the clip");
  await page.waitForSelector("#result >> text=queued");
  await page.click("#cancel");
  await page.waitForSelector("#result .state >> text=cancelled");
  assert.equal(await page.innerText(".bill"), "no charge");
  await page.click("text=Again, with changes");
  assert.equal(await page.inputValue("[name=prompt]"), "a slow one");
});

test("evil words stay words", async () => {
  const evil = `</textarea><script>document.title="owned"</script><img src=x onerror=alert(1)> "'\`$(touch x)\`\\ \u202Egnp`;
  await page.fill("[name=prompt]", evil);
  await page.waitForFunction(() => document.querySelector("#code-curl")?.textContent.includes("touch x"));
  await page.click("text=Make the clip");
  await playing();
  assert.equal(await page.title(), "Playground · Kinoport");
  assert.equal(await page.locator("img[src=x]").count(), 0);
  assert.equal(await page.locator("main script").count(), 0);
});

test("it works from the keyboard alone", async () => {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "To the content");
  await page.focus("[name=prompt]");
  await page.keyboard.press("End");
  await page.keyboard.type(" at dusk");
  for (let tabs = 0; tabs < 20; tabs++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.id === "run")) break;
  }
  await page.keyboard.press("Enter");
  await playing();
});

// --- As code ---

async function copied(language) {
  await page.click(`summary >> text="${language}"`);
  await page.click(`[aria-label="Copy ${language}"]`);
  await page.waitForSelector(`details[open] >> text=Copied`);
  return page.evaluate(() => navigator.clipboard.readText());
}

const EVIL_PROMPT = `it's "10" \\ $HOME \`id\` {KEY} <PICTURE> %s ünï 🎬`;

async function runs(language, file, ...command) {
  await page.fill("[name=prompt]", EVIL_PROMPT);
  await page.waitForFunction(() => document.querySelector("#code-The-request")?.textContent.includes("$HOME"));
  const folder = await mkdtemp(join(tmpdir(), "kinoport-code-"));
  await writeFile(join(folder, file), await copied(language));
  await writeFile(join(folder, "kite.jpg"), await readFile(new URL("../../samples/kite-over-hills.jpg", import.meta.url)));
  await run(command[0], [...command.slice(1), file], { cwd: folder, timeout: PATIENCE });
  assert.equal((await server.ask("/__bill")).count, 1);
  return folder;
}

async function makesClip(...how) {
  const folder = await runs(...how);
  assert.ok((await stat(join(folder, "clip.mp4"))).size > 10_000);
}

test("the curl program runs as printed", () => makesClip("curl", "clip.sh", "sh", "-eu"));

// Whether anything of its kind is here is not for us to say.
const noPython = await run("python3", ["--version"]).then(() => false, () => "no python3 here");

test("the Python program runs as printed", { skip: noPython }, () => makesClip("Python", "clip.py", "python3"));

test("the JavaScript program runs as printed", () => makesClip("JavaScript", "clip.mjs", process.execPath));

test("the pages are for this server alone", async () => {
  const lead = await fetch(server.url + "/__ui/run", { method: "POST", body: "model=x" });
  assert.equal(lead.status, 403);
  const other = await fetch(server.url + "/__ui", { headers: { Origin: "http://evil.example" } });
  assert.equal(other.status, 403);
  const page = await fetch(server.url + "/__ui", { headers: { Accept: "text/html" } });
  assert.match(page.headers.get("content-security-policy"), /default-src 'none'; script-src 'self'; style-src 'self'/);
  const json = await (await fetch(server.url + "/")).json();
  assert.match(json.detail, /this is fal, offline/);
});
