import type { Host } from "./host";

interface Answer {
  ok?: unknown;
  failure?: unknown;
}

/**
 * The developer bridge: the same commands over HTTP on this computer, so that
 * an ordinary browser can show and drive the page.
 */
export function bridgeHost(): Host {
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Answer;
    if (answer.failure !== undefined) throw answer.failure;
    if (!response.ok) throw `${path}: ${response.status}`;
    return answer.ok;
  };
  return {
    call: (command, request) => post(`/call/${command}`, request),
    pickFile: (ask) => post("/host/pick_file", { ask }) as Promise<string | null>,
    pickFiles: (ask) => post("/host/pick_files", { ask }) as Promise<string[]>,
    pickFolder: (ask) => post("/host/pick_folder", { ask }) as Promise<string | null>,
    pickTarget: (ask) => post("/host/pick_target", { ask }) as Promise<string | null>,
    reveal: (path) => post("/host/reveal", { path }) as Promise<void>,
    // A browser cannot wait for the flush; it can only ask whether to leave.
    onClose: (flush) => {
      addEventListener("pagehide", () => void flush());
    },
    // A browser does not tell where a dropped file lies; a journey does.
    onDrop: (dropped) => addEventListener("bridge-drop", (event) => dropped((event as CustomEvent<string[]>).detail)),
  };
}
