package dev.kinoport.pages.playground;

import dev.kinoport.input.RequestImage;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.media.ImageSource;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestDraft;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The request as a program that a person can copy and run as it is, against this server. What
 * somebody typed stands in quotes of its language.
 *
 * @param server where this is
 * @param document what is sent
 * @param draft what was asked for
 * @param pictures names of files, by the digest of the picture
 */
record CodeSamples(
    URI server, Document document, RequestDraft draft, Map<String, String> pictures) {
  /** Stands for a picture until the language has its say. */
  private static final String MARK = "\u0001picture:";

  private static final String OFFLINE_KEY = "offline:key";

  /**
   * One program.
   *
   * @param language for people
   * @param how to run it
   * @param text all of it
   */
  record Sample(String language, String how, String text) {}

  /** All of them. Fal's wire is spoken by programs in any language, others by ours. */
  List<Sample> all(String shop) {
    List<Sample> samples = new ArrayList<>();
    if (shop.equals("fal")) {
      samples.add(new Sample("curl", "sh clip.sh", curl()));
      samples.add(new Sample("Python", "python3 clip.py", python()));
      samples.add(new Sample("JavaScript", "node clip.mjs", javaScript()));
      samples.add(new Sample("JavaScript, fal's client", "node falclip.mjs", falJavaScript()));
      samples.add(new Sample("Java, Kinoport", "java -cp ... Clip.java", kinoport()));
      samples.add(new Sample("Java, fal's client", "java -cp ... FalClip.java", falClient()));
    }
    return samples;
  }

  private Json.Members body() {
    return WireText.json(document.fields(), local -> new Json.Text(MARK + digest(local)));
  }

  private static String digest(RequestImage.Local local) {
    return local.image().sha256();
  }

  private String fileOf(String marked) {
    return pictures.getOrDefault(marked.substring(MARK.length()), "picture.jpg");
  }

  private static boolean isMarked(Json leaf) {
    return leaf instanceof Json.Text(String text) && text.startsWith(MARK);
  }

  private String literals(String before, Function<Json, String> leaf) {
    return WireText.lines(body(), before, leaf);
  }

  private String fill(String template, Map<String, String> values) {
    String text = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  private Map<String, String> values(String body) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("SERVER", server.toString());
    values.put("SKU", document.sku());
    values.put("KEY", OFFLINE_KEY);
    // Last: what somebody typed is not filled in again.
    values.put("BODY", body);
    return values;
  }

  private String curl() {
    String quoted = literals("\n", JsonText::write).replace("'", "'\\''");
    String body =
        quoted.replaceAll(
            "\"\\\\u0001picture:([0-9a-f]*)\"",
            "\"data:image/jpeg;base64,'; base64 <PICTURE$1 | tr -d '\\\\n'; printf '%s' '\"");
    for (Map.Entry<String, String> picture : pictures.entrySet()) {
      body = body.replace("<PICTURE" + picture.getKey(), "<" + picture.getValue());
    }
    return fill(
        """
        # At fal itself: https://queue.fal.run, and your own key in FAL_KEY
        queue={SERVER}/queue.fal.run
        key="Authorization: Key ${FAL_KEY:-{KEY}}"

        { printf '%s' '{BODY}'; } >request.json

        # This is what costs money. If its answer is lost, look before you send it again.
        curl -sSf "$queue/{SKU}" -H "$key" -H 'Content-Type: application/json' \\
          -d @request.json >job.json

        link() { grep -o "\\"$1\\": *\\"[^\\"]*\\"" job.json | cut -d '"' -f 4; }
        until curl -sS -H "$key" "$(link status_url)" | grep -q '"COMPLETED"'; do
          sleep 1
        done

        # Completed is not success: only the result tells.
        curl -sSf -H "$key" "$(link response_url)" >result.json
        curl -sSf -o clip.mp4 "$(grep -o '"http[^"]*"' result.json | head -n 1 | tr -d '"')"
        ls -l clip.mp4
        """,
        values(body));
  }

  private String python() {
    Function<Json, String> leaf =
        value ->
            switch (value) {
              case Json.Flag(boolean on) -> on ? "True" : "False";
              case Json.Nothing nothing -> "None";
              case Json marked when isMarked(marked) ->
                  "data_uri(" + JsonText.write(new Json.Text(fileOf(text(marked)))) + ")";
              default -> JsonText.write(value);
            };
    return fill(
        """
        import base64, json, os, time, urllib.request

        # At fal itself: https://queue.fal.run, and your own key in FAL_KEY
        QUEUE = "{SERVER}/queue.fal.run"
        KEY = {"Authorization": "Key " + os.environ.get("FAL_KEY", "{KEY}")}


        def call(address, body=None):
            data = None if body is None else json.dumps(body).encode()
            headers = KEY | ({} if data is None else {"Content-Type": "application/json"})
            with urllib.request.urlopen(urllib.request.Request(address, data, headers)) as answer:
                return json.load(answer)


        def data_uri(file):
            with open(file, "rb") as picture:
                return "data:image/jpeg;base64," + base64.b64encode(picture.read()).decode()


        # This is what costs money. If its answer is lost, look before you send it again.
        job = call(QUEUE + "/{SKU}", {BODY})
        while call(job["status_url"])["status"] != "COMPLETED":
            time.sleep(1)

        # Completed is not success: only the result tells.
        result = call(job["response_url"])
        urllib.request.urlretrieve(result["video"]["url"], "clip.mp4")
        print(os.path.getsize("clip.mp4"), "bytes in clip.mp4")
        """,
        values(literals("\n", leaf)));
  }

  private static String text(Json marked) {
    return marked instanceof Json.Text(String text) ? text : "";
  }

  private String scriptLeaf(Json value) {
    return isMarked(value)
        ? "await dataUri(" + JsonText.write(new Json.Text(fileOf(text(value)))) + ")"
        : JsonText.write(value);
  }

  private String falJavaScript() {
    return fill(
        """
        import { readFile, writeFile } from "node:fs/promises";
        import { createFalClient } from "@fal-ai/client";

        // At fal itself: without the proxy, and with your own key
        const fal = createFalClient({
          credentials: "{KEY}",
          proxyUrl: { url: "{SERVER}/proxy", when: "always" },
        });

        const dataUri = async (file) =>
          `data:image/jpeg;base64,${(await readFile(file)).toString("base64")}`;

        // This is what costs money, and this client sends it again by itself when it sees no answer.
        const { data } = await fal.subscribe("{SKU}", {
          input: {BODY},
        });
        const clip = await fetch(data.video.url);
        await writeFile("clip.mp4", Buffer.from(await clip.arrayBuffer()));
        console.log("made clip.mp4");
        """,
        values(literals("\n  ", this::scriptLeaf)));
  }

  private String javaScript() {
    return fill(
        """
        import { readFile, writeFile } from "node:fs/promises";

        // At fal itself: https://queue.fal.run, and your own key in FAL_KEY
        const queue = "{SERVER}/queue.fal.run";
        const key = { Authorization: `Key ${process.env.FAL_KEY ?? "{KEY}"}` };

        async function call(address, body) {
          const answer = await fetch(address, body === undefined ? { headers: key } : {
            method: "POST",
            headers: { ...key, "Content-Type": "application/json" },
            body: JSON.stringify(body),
          });
          if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
          return answer.json();
        }

        const dataUri = async (file) =>
          `data:image/jpeg;base64,${(await readFile(file)).toString("base64")}`;

        // This is what costs money. If its answer is lost, look before you send it again.
        const job = await call(`${queue}/{SKU}`, {BODY});
        while ((await call(job.status_url)).status !== "COMPLETED") {
          await new Promise((resolve) => setTimeout(resolve, 1000));
        }

        // Completed is not success: only the result tells.
        const result = await call(job.response_url);
        const clip = await fetch(result.video.url);
        await writeFile("clip.mp4", Buffer.from(await clip.arrayBuffer()));
        console.log("made clip.mp4");
        """,
        values(literals("\n", this::scriptLeaf)));
  }

  private String kinoport() {
    StringBuilder wishes = new StringBuilder();
    draft
        .settings()
        .forEach((name, value) ->
            wishes
                .append("\n            .set(")
                .append(quoted(name))
                .append(", ")
                .append(quoted(value))
                .append(")"));
    draft
        .images()
        .forEach((role, sources) ->
            wishes
                .append("\n            .images(")
                .append(quoted(role))
                .append(", List.of(")
                .append(String.join(", ", sources.stream().map(this::source).toList()))
                .append("))"));
    return fill(
        """
        import dev.kinoport.*;
        import dev.kinoport.fal.*;
        import dev.kinoport.media.ImageSource;
        import dev.kinoport.request.RequestDraft;
        import java.net.URI;
        import java.nio.file.Path;
        import java.util.List;

        class Clip {
          public static void main(String[] arguments) {
            // At fal itself: FalConfig.of(System.getenv("FAL_KEY"))
            FalConfig config = FalConfig.emulator(URI.create("{SERVER}"));
            RequestDraft draft = RequestDraft.of({MODEL}){BODY};

            // A lost answer is found again by itself, and nothing is sent twice.
            try (Fal fal = Fal.open(config);
                Kinoport kinoport = Kinoport.builder().provider(fal.provider()).build()) {
              String end =
                  kinoport.generate(draft, Terms.standard()).fold(
                      failure -> "no clip: " + failure.message(),
                      clip -> clip.clip().location() + " cost " + clip.cost().amount());
              System.out.println(end);
            }
          }
        }
        """
            .replace("{MODEL}", quoted(draft.model())),
        values(wishes.toString()));
  }

  private String source(ImageSource source) {
    return source instanceof ImageSource.Url(String address)
        ? "ImageSource.url(" + quoted(address) + ")"
        : "ImageSource.file(Path.of(%s))".formatted(quoted(fileFor(source)));
  }

  private String fileFor(ImageSource source) {
    return source instanceof ImageSource.Bytes bytes
        ? pictures.getOrDefault(Pictures.digest(bytes.toArray()), "picture.jpg")
        : "picture.jpg";
  }

  private String falClient() {
    StringBuilder puts = new StringBuilder();
    body()
        .byName()
        .forEach((name, value) ->
            puts.append("\n    input.add(")
                .append(quoted(name))
                .append(", ")
                .append(
                    isMarked(value)
                        ? "picture(" + quoted(fileOf(text(value))) + ")"
                        : "JsonParser.parseString(" + quoted(JsonText.write(value)) + ")")
                .append(");"));
    return fill(
        """
        import ai.fal.client.*;
        import com.google.gson.*;
        import java.nio.file.*;
        import java.util.Base64;

        class FalClip {
          public static void main(String[] arguments) throws Exception {
            // At fal itself: without the proxy, and with your own key
            FalClient fal = FalClient.withConfig(
                ClientConfig.builder()
                    .withCredentials(CredentialsResolver.fromApiKey("{KEY}"))
                    .withProxyUrl("{SERVER}/proxy")
                    .build());
            JsonObject input = new JsonObject();{BODY}
            Output<JsonObject> output = fal.subscribe(
                "{SKU}",
                SubscribeOptions.<JsonObject>builder()
                    .input(input)
                    .resultType(JsonObject.class)
                    .build());
            System.out.println(output.getData());
            System.exit(0);
          }

          static JsonElement picture(String file) throws Exception {
            byte[] bytes = Files.readAllBytes(Path.of(file));
            return new JsonPrimitive(
                "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes));
          }
        }
        """,
        values(puts.toString()));
  }

  /** As Java and JSON both write it. */
  private static String quoted(String text) {
    return JsonText.write(new Json.Text(text));
  }
}
