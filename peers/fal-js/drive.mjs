// Runs jobs through fal's own client and prints one JSON line for each, for the benchmarks:
//
//   node drive.mjs --server URL [--mode poll|stream] [--jobs N] [--parallel N] [--prompt TEXT]...
//     [--endpoint ID] [--way proxyUrl|requestMiddleware|fetch] [--timeout-ms N]
//
// Job number n has the nth prompt, in turn, and its own number behind it. Leaves it to Node when the
// process ends.
import { parseArgs } from "node:util";
import { performance } from "node:perf_hooks";
import { clientOf } from "./ways.mjs";

const { values: wish } = parseArgs({
  options: {
    server: { type: "string" },
    mode: { type: "string", default: "poll" },
    jobs: { type: "string", default: "1" },
    parallel: { type: "string", default: "1" },
    prompt: { type: "string", multiple: true, default: ["a kite over hills"] },
    endpoint: { type: "string", default: "fal-ai/minimax/hailuo-02/standard/image-to-video" },
    way: { type: "string", default: "proxyUrl" },
    "timeout-ms": { type: "string" },
  },
});

const MODES = { poll: "polling", stream: "streaming" };
if (!wish.server || !MODES[wish.mode]) {
  console.error("drive.mjs: needs --server URL, and --mode is poll or stream");
  process.exit(2);
}

const client = clientOf(wish.server, wish.way);
const jobs = Number(wish.jobs);
let started = 0;

function now() {
  return performance.timeOrigin + performance.now();
}

async function generate(number) {
  const line = { requestId: null, submittedAtMs: now() };
  try {
    await client.subscribe(wish.endpoint, {
      input: {
        prompt: `${wish.prompt[number % wish.prompt.length]} ${number}`,
        image_url: "https://v3b.fal.media/files/peer/kite.jpg",
      },
      mode: MODES[wish.mode],
      onEnqueue: (requestId) => (line.requestId = requestId),
      ...(wish["timeout-ms"] && { timeout: Number(wish["timeout-ms"]) }),
    });
    Object.assign(line, { returnedAtMs: now(), ok: true, error: null });
  } catch (error) {
    Object.assign(line, { returnedAtMs: now(), ok: false, error: String(error) });
  }
  console.log(JSON.stringify(line));
}

async function worker() {
  while (started < jobs) {
    await generate(started++);
  }
}

await Promise.all(Array.from({ length: Math.min(jobs, Number(wish.parallel)) }, worker));
