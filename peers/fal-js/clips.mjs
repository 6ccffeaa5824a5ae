// Buys clips by any client and prints one JSON line for each, for the benchmarks:
//
//   node buy.mjs --server URL [--jobs N] [--prompt TEXT] [--warm-ups N]
//
// First so many that do not count, one after another; then all at once. Clip number n has its number
// behind the prompt.
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";

const { values: wish } = parseArgs({
  options: {
    server: { type: "string" },
    jobs: { type: "string", default: "1" },
    prompt: { type: "string", default: "a kite over hills" },
    "warm-ups": { type: "string", default: "0" },
  },
});

export const SERVER = wish.server;

export const PICTURE = "https://v3b.fal.media/files/peer/kite.jpg";

// Calls buy(prompt) for each, which resolves to the clip's bytes.
export async function buyAll(buy) {
  for (let n = 0; n < Number(wish["warm-ups"]); n++) {
    await buy(`warm up ${wish.prompt} ${n}`);
  }
  const prompts = Array.from({ length: Number(wish.jobs) }, (_, n) => `${wish.prompt} ${n}`);
  await Promise.all(
    prompts.map(async (prompt) => {
      const { error, ok } = await buy(prompt).then(
        (bytes) => ({ error: null, ok: bytes.byteLength > 0 }),
        (error) => ({ error: String(error), ok: false }),
      );
      const returnedAtMs = performance.timeOrigin + performance.now();
      console.log(JSON.stringify({ prompt, returnedAtMs, ok, error }));
    }),
  );
}

export async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}`);
  }
  return response.arrayBuffer();
}
