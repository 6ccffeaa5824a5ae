// Preloaded (node --import), so that fetch obeys HTTPS_PROXY. The SDK downloads by a fetch of its own,
// which would go past any proxy, unless it finds another global fetch than Node's when it starts.
import { EnvHttpProxyAgent, fetch } from "undici";

const dispatcher = new EnvHttpProxyAgent();
globalThis.fetch = (url, options) => fetch(url, { ...options, dispatcher });
