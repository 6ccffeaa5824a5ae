// A server as a person starts it, and a browser that may go nowhere else.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

export const KINOPORT = fileURLToPath(new URL("../kinoport", import.meta.url));
export const SAMPLE = fileURLToPath(new URL("../samples/kite-over-hills.jpg", import.meta.url));
const PICTURES = fileURLToPath(new URL("target/pictures/", import.meta.url));
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);

// Everything here is slow on a busy machine, and nothing depends on its being fast.
export const PATIENCE = 120_000;

export class Program {
  #child;

  // Resolves when it has said its address.
  static async start(...words) {
    const child = spawn(KINOPORT, words, { stdio: ["ignore", "pipe", "inherit"] });
    process.once("exit", () => child.kill());
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { value: url } = await lines.next();
    assert.match(url ?? "", /^http:\/\/127\.0\.0\.1:\d+/, `kinoport ${words.join(" ")} said: ${url}`);
    return new Program(child, url);
  }

  constructor(child, url) {
    this.#child = child;
    this.url = url;
  }

  async ask(path) {
    return (await fetch(this.url + path)).json();
  }

  async post(path, body) {
    return (await fetch(this.url + path, { method: "POST", body: JSON.stringify(body ?? {}) })).json();
  }

  async end() {
    this.#child.kill();
    await once(this.#child, "exit");
  }
}

// Whoever types on has no use for the answer to what was typed before; whoever has no key is told so.
const EXPECTED = /^htmx:(sendAbort|afterRequest)|status of 401/;

// Pages that were held against axe-core, which tries styles on them that their policy refuses, and says so late.
const pictured = new WeakSet();
const TRIED = /^Applying inline style violates/;

export class Browser {
  static async start() {
    assert.ok(CHROMIUM, "needs Chromium: apt-get install chromium");
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"],
    });
    return new Browser(browser);
  }

  constructor(browser) {
    this.browser = browser;
    this.asked = [];
    this.errors = [];
    this.homes = [];
  }

  // A page of which every request and every error is noted.
  async page(options = {}) {
    const context = await this.browser.newContext({
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on("request", (request) => this.asked.push(request.url()));
    page.on("console", (message) => {
      const isBad = message.type() === "error" || message.type() === "warning";
      const isOurs = pictured.has(page) && TRIED.test(message.text());
      if (isBad && !isOurs && !EXPECTED.test(message.text())) this.errors.push(message.text());
    });
    page.on("pageerror", (error) => this.errors.push(error.message));
    return page;
  }

  // This server may be asked, too.
  alsoAt(server) {
    this.homes.push(new URL(server.url).origin);
  }

  // No request has left for anybody but these servers, and no page has complained.
  assertQuiet(...servers) {
    const homes = [...this.homes, ...servers.map((server) => new URL(server.url).origin)];
    const elsewhere = this.asked.filter((url) => !homes.includes(new URL(url).origin));
    assert.deepEqual(elsewhere, [], "requests that left");
    assert.deepEqual(this.errors, [], "complaints of the browser");
  }

  async end() {
    await this.browser.close();
  }
}

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// What axe-core finds, in a line each; none is allowed.
export async function violations(page) {
  // The policy lets no page run this, so it comes past the page.
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.split("\n")[1]}`));
}

// Kept to be looked at, wide and narrow, in light and dark; each is held against axe-core.
export async function pictures(page, name) {
  mkdirSync(PICTURES, { recursive: true });
  pictured.add(page);
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1440, 375]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${PICTURES}${name}-${width}-${colorScheme}.png`, fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${name} is ${wide} px too wide at ${width} px`);
      assert.deepEqual(await violations(page), [], `${name} at ${width} px, ${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
}
