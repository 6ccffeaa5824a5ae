// Waiting as the server does by itself, which looks every 20 seconds.
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buyAll, PICTURE, SERVER } from "../fal-js/clips.mjs";
import { Minimax } from "./mcp.mjs";

const minimax = await Minimax.start(SERVER, {
  MINIMAX_RESOURCE_MODE: "local",
  MINIMAX_MCP_BASE_PATH: await mkdtemp(path.join(tmpdir(), "minimax-")),
});

await buyAll(async (prompt) => {
  const said = await minimax.said("image_to_video", {
    model: "MiniMax-Hailuo-02",
    prompt,
    firstFrameImage: PICTURE,
  });
  return readFile(said.replace(/^Video saved: /, ""));
});
await minimax.stop();
