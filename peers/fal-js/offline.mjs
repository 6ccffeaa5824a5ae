// The server under test as a process of its own, and what it knows: bill, requests, script.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const KINOPORT = fileURLToPath(new URL("../../kinoport", import.meta.url));

// Short enough for a build; whoever wants to see every state turns the clock by hand.
const BRISK = { queued_s: 0.1, running_s: 0.3 };

// For tests that do not depend on how fast this machine is.
export const BY_HAND = "--manual-clock";

export const MODEL = "fal-ai/minimax/hailuo-02/standard/image-to-video";
export const CLIP_PRICE = 0.27;

export function input(prompt) {
  return { prompt, image_url: "https://v3b.fal.media/files/peer/kite.jpg" };
}

export class OfflineServer {
  #child;

  // Resolves when it is ready. Its errors go where ours go.
  static async start(...options) {
    const child = spawn(KINOPORT, ["serve", "--port", "0", ...options], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    process.once("exit", () => child.kill());
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { value: url } = await lines.next();
    if (!url?.startsWith("http://")) {
      throw new Error(`kinoport serve did not become ready; it said: ${url}`);
    }
    return new OfflineServer(child, url);
  }

  constructor(child, url) {
    this.#child = child;
    this.url = url;
  }

  // Forgets all before; lives by prompt, such as { lost: { faults: [...] } }.
  async begin(livesByPrompt = {}) {
    await this.#ask("POST", "/__reset");
    const rules = Object.entries(livesByPrompt).map(([prompt_has, life]) => ({
      prompt_has,
      life: { ...BRISK, ...life },
    }));
    await this.#ask("POST", "/__script", { default: BRISK, rules });
  }

  // Only by hand; see BY_HAND.
  advance(seconds) {
    return this.#ask("POST", "/__clock/advance", { seconds });
  }

  // Lets a job go on as soon as its client has seen where it stands.
  async goOn({ status }) {
    await this.advance({ IN_QUEUE: 0.2, IN_PROGRESS: 1, COMPLETED: 0 }[status]);
  }

  bill() {
    return this.#ask("GET", "/__bill");
  }

  async requests() {
    return (await this.#ask("GET", "/__requests")).requests;
  }

  async cancels() {
    return (await this.requests()).filter((it) => it.path.endsWith("/cancel"));
  }

  async stop() {
    const exit = once(this.#child, "exit");
    this.#child.kill();
    await exit;
  }

  async #ask(method, path, body) {
    const response = await fetch(this.url + path, { method, body: body && JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    }
    return JSON.parse(text);
  }
}
