import { buyAll, fetched, PICTURE, SERVER } from "./clips.mjs";
import { clientOf } from "./ways.mjs";

const client = clientOf(SERVER);

await buyAll(async (prompt) => {
  const { data } = await client.subscribe("fal-ai/minimax/hailuo-2.3/standard/image-to-video", {
    input: { prompt, image_url: PICTURE },
    mode: "streaming",
  });
  return fetched(data.video.url);
});
