// Polling as often as the client does by itself; its other way takes what is at work for over.
import Replicate from "replicate";
import { buyAll, fetched, PICTURE, SERVER } from "../fal-js/clips.mjs";

const replicate = new Replicate({
  auth: "r8_peer",
  baseUrl: `${SERVER}/api.replicate.com/v1`,
  useFileOutput: false,
});

await buyAll(async (prompt) =>
  fetched(
    await replicate.run("minimax/hailuo-2.3", {
      input: { prompt, first_frame_image: PICTURE },
      wait: { mode: "poll" },
    }),
  ),
);
