// A program as its users write it: nothing in it knows of the offline server. Prints a JSON line.
import { createFal } from "@ai-sdk/fal";
import { experimental_generateVideo as generateVideo } from "ai";
import { readFileSync } from "node:fs";

const WEB_PICTURE = "https://images.example/kite.jpg";

const [prompt, options, picture] = process.argv.slice(2);
const fal = createFal({ apiKey: "peer-key:peer-secret" });

try {
  const { video } = await generateVideo({
    model: fal.video("minimax/hailuo-02/standard/image-to-video"),
    prompt: { text: prompt, image: picture ? readFileSync(picture) : WEB_PICTURE },
    ...JSON.parse(options),
  });
  const boxes = Buffer.from(video.uint8Array).toString("latin1", 4, 8);
  console.log(JSON.stringify({ ok: true, bytes: video.uint8Array.length, boxes }));
} catch (error) {
  console.log(JSON.stringify({ ok: false, name: error.name, message: error.message }));
}
