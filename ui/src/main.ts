import { mount } from "svelte";

import App from "./App.svelte";
import type { Host } from "./ipc/host";
import { createApp } from "./state/app";
import "./styles/base.css";

const target = document.getElementById("app");
if (target === null) throw new Error("index.html lost its #app element");
mount(App, { target, props: { app: createApp(await findHost()) } });

async function findHost(): Promise<Host> {
  if (import.meta.env.MODE === "sample") return (await import("./ipc/sample/host")).sampleHost();
  if ("__TAURI_INTERNALS__" in window) return (await import("./ipc/tauri")).tauriHost();
  return (await import("./ipc/bridge")).bridgeHost();
}
