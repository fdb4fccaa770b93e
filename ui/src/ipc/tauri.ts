import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import type { Ask, Host } from "./host";

/** The real window. The only file that knows Tauri. */
export function tauriHost(): Host {
  return {
    call: (command, request) => invoke("call", { command, request }),
    pickFile: (ask: Ask) => invoke("pick_file", { ask }),
    pickFiles: (ask: Ask) => invoke("pick_files", { ask }),
    pickFolder: (ask: Ask) => invoke("pick_folder", { ask }),
    pickTarget: (ask: Ask) => invoke("pick_target", { ask }),
    reveal: (path) => invoke("reveal", { path }),
    onClose: (flush) =>
      void listen<{ round: number }>("close-asked", async ({ payload }) => {
        await invoke("flushed", { round: payload.round, unsaved: await flush() });
      }),
    onDrop: (dropped) =>
      void listen<{ paths: string[] }>("tauri://drag-drop", ({ payload }) => dropped(payload.paths)),
  };
}
