using Workerd = import "/workerd/workerd.capnp";

# Cloudflare's runtime on this machine: a Worker that verifies, a Durable Object for each telephone number.

const config :Workerd.Config = (
  services = [(name = "menu", worker = .menu)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "menu")],
);

const menu :Workerd.Worker = (
  modules = [
    (name = "worker.mjs", esModule = embed "workerd-worker.mjs"),
    (name = "menu.mjs", esModule = embed "menu.mjs"),
  ],
  compatibilityDate = "2026-08-01",
  compatibilityFlags = ["nodejs_compat"],
  durableObjectNamespaces = [(className = "Conversation", uniqueKey = "conversation")],
  durableObjectStorage = (inMemory = void),
  bindings = [
    (name = "CONVERSATIONS", durableObjectNamespace = "Conversation"),
    (name = "TWILIO_AUTH_TOKEN", fromEnvironment = "TWILIO_AUTH_TOKEN"),
    (name = "URL_SIGNED", fromEnvironment = "URL_SIGNED"),
  ],
);
