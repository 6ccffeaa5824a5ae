// A pin is a test that holds a fault of the client in place, so that we notice when it goes.
import { test } from "node:test";

const MENDED =
  "The client no longer does this. Good: delete the pin, and what README and benchmarks say of it.";

export function pin(fault, body) {
  test(`pin: ${fault}`, async (t) => {
    try {
      await body(t);
    } catch (error) {
      throw new Error(`Not seen: "${fault}". Unless the server is at fault, ${MENDED}`, {
        cause: error,
      });
    }
  });
}
