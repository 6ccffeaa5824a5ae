// The client cannot wait; whoever uses it asks as often as he likes, here each second.
import OpenAI from "openai";
import { buyAll, SERVER } from "../fal-js/clips.mjs";

const { videos } = new OpenAI({ baseURL: `${SERVER}/v1`, apiKey: "none needed" });

await buyAll(async (prompt) => {
  const { id } = await videos.create({ prompt, seconds: "5", size: "832x480" });
  for (;;) {
    const { status } = await videos.retrieve(id);
    if (status === "completed") {
      return (await videos.downloadContent(id)).arrayBuffer();
    }
    if (status === "failed") {
      throw new Error(`${id} failed`);
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
});
