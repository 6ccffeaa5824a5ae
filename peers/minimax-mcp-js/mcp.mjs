// MiniMax's own MCP server as a program that speaks MCP has it: a process of its own, over stdio.
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const PROGRAM = fileURLToPath(import.meta.resolve("minimax-mcp-js"));

export class Minimax {
  #client;
  #door;

  // It asks the server by a door that notes what was submitted.
  static async start(serverUrl, environment = {}) {
    const minimax = new Minimax();
    minimax.submitted = [];
    minimax.#door = await minimax.#open(`${serverUrl}/api.minimax.io`);
    minimax.#client = new Client({ name: "kinoport", version: "1" });
    await minimax.#client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [PROGRAM],
        env: {
          PATH: process.env.PATH,
          MINIMAX_API_KEY: "sk-api-peer",
          MINIMAX_API_HOST: `http://127.0.0.1:${minimax.#door.address().port}`,
          ...environment,
        },
        stderr: "inherit",
      }),
    );
    return minimax;
  }

  // What a tool says, in words; it has no other answer.
  async said(tool, input) {
    const { content } = await this.answer(tool, input);
    return content.map((it) => it.text).join("\n");
  }

  answer(name, input) {
    return this.#client.callTool({ name, arguments: input });
  }

  // Hands a clip in, and returns the task's id out of the sentence that holds it.
  async submit(tool, input) {
    const said = await this.said(tool, { asyncMode: true, ...input });
    const [, task] = /Task ID: (\d+)\./.exec(said) ?? [];
    if (!task) {
      throw new Error(`no task: ${said}`);
    }
    return task;
  }

  // Asks until it says something else than that it goes on.
  async ended(taskId) {
    for (;;) {
      const said = await this.said("query_video_generation", { taskId });
      if (!said.includes("still processing")) {
        return said;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async stop() {
    await this.#client.close();
    this.#door.close();
  }

  async #open(target) {
    const door = createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray());
      if (request.method === "POST") {
        this.submitted.push(JSON.parse(body));
      }
      try {
        const answer = await fetch(target + request.url, {
          method: request.method,
          headers: {
            Authorization: request.headers.authorization,
            "Content-Type": "application/json",
          },
          body: request.method === "POST" ? body : undefined,
        });
        response.writeHead(answer.status, {
          "Content-Type": answer.headers.get("Content-Type"),
          "Trace-Id": answer.headers.get("Trace-Id"),
        });
        response.end(await answer.text());
      } catch {
        request.socket.destroy();
      }
    });
    door.listen(0, "127.0.0.1");
    await once(door, "listening");
    return door;
  }
}
