// The three ways of leading fal's own client to another server, without changing it.
import { createFalClient } from "@fal-ai/client";

const CREDENTIALS = "peer-key:peer-secret";

export const WAYS = {
  // Everything goes to one address, and a header says where it was meant to go.
  proxyUrl: (server) => ({ proxyUrl: { url: `${server}/proxy`, when: "always" } }),

  // The real host becomes the first segment of the path. Uploaded bytes do not come this way: they
  // go to the address that the server gave.
  requestMiddleware: (server) => ({
    requestMiddleware: async (request) => ({ ...request, url: led(server, request.url) }),
  }),

  // All that leaves the client, uploaded bytes too.
  fetch: (server) => ({ fetch: (url, options) => fetch(led(server, String(url)), options) }),
};

export function clientOf(server, way = "proxyUrl") {
  return createFalClient({ credentials: CREDENTIALS, ...WAYS[way](server) });
}

function led(server, url) {
  return url.startsWith("https://") ? `${server}/${url.slice("https://".length)}` : url;
}
