// How long a person waits for the window, and what it holds in memory. Prints JSON.

import { readFileSync, readdirSync } from "node:fs";

import { App } from "../e2e/app.mjs";
import { until } from "../e2e/webdriver.mjs";

const RUNS = 9;
const figures = { interactive_ms: [], pss_mib: [], rss_mib: [] };

for (let run = 0; run < RUNS; run++) {
  const app = await App.start();
  try {
    // Interactive: there is something to press. Asked from outside, so rather a little late than early.
    const interactive = await until("the page takes input", () =>
      app.page.run(
        "return [...document.querySelectorAll('button:enabled')].some((button) => button.checkVisibility()) && Date.now()",
      ),
    );
    const family = processes(app.driver.pid);
    const program = family.find(({ name }) => name.startsWith("parkgauge"));
    // The first run warms the caches of the disk.
    if (run === 0) continue;
    figures.interactive_ms.push(interactive - program.startedAt);
    figures.pss_mib.push(sum(family, "Pss"));
    figures.rss_mib.push(sum(family, "Rss"));
  } finally {
    await app.stop();
  }
}
console.log(JSON.stringify(figures));

/** The program and everything it started, the driver left out. */
function processes(driver) {
  // Not `btime`, which is cut to whole seconds.
  const bootedAt = Date.now() - Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]) * 1000;
  const all = readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        const [, name, rest] = /\((.*)\) (.*)/s.exec(stat);
        const fields = rest.split(" ");
        return [{ pid: Number(pid), name, parent: Number(fields[1]), startedAt: bootedAt + Number(fields[19]) * 10 }];
      } catch {
        return [];
      }
    });
  const family = [];
  const open = [driver];
  while (open.length > 0) {
    const parent = open.pop();
    for (const child of all.filter((process) => process.parent === parent)) {
      family.push(child);
      open.push(child.pid);
    }
  }
  return family;
}

function sum(family, what) {
  const kib = family.map(({ pid }) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return Number(new RegExp(`^${what}:\\s+(\\d+)`, "m").exec(rollup)[1]);
  });
  return Math.round(kib.reduce((total, next) => total + next, 0) / 102.4) / 10;
}
