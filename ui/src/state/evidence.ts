import type { EvidenceLink } from "../ipc/generated/contract";
import type { Outcome } from "./adding";
import type { App } from "./app";
import { said } from "./language";

/** Adds files and folders to the evidence, links them if asked, and tells what became of each. */
export async function takeEvidence(app: App, paths: string[], link: EvidenceLink | null): Promise<void> {
  if (paths.length === 0 || app.adding.value !== null) return;
  await app.attempt(async () => tell(app, await app.adding.add(paths, link)));
}

function tell(app: App, { fresh, known, refused, perhapsNewer, left }: Outcome): void {
  const { evidence: words } = app.text.value;
  if (fresh > 0) app.notices.done(words.added(fresh));
  if (known.length > 0) app.notices.done(words.known(known.slice(0, 5).join("、"), known.length));
  if (left > 0) app.notices.done(words.leftOut(left));
  if (fresh + known.length + refused.length + left === 0) app.notices.done(words.nothingThere);
  app.newer.set([...app.newer.value, ...perhapsNewer]);
  for (const { say, next, code } of refused) {
    app.notices.failed({ code: "bad_file", place: code, say, next, detail: said(say, "en") });
  }
}

/** Lets the user choose files and adds them. */
export async function chooseEvidence(app: App, link: EvidenceLink | null): Promise<void> {
  await app.attempt(async () => {
    const files = await app.host.pickFiles({ title: app.text.value.evidence.add, kinds: [] });
    await takeEvidence(app, files, link);
  });
}

/** Lets the user choose a folder and adds everything in it. */
export async function chooseFolder(app: App): Promise<void> {
  await app.attempt(async () => {
    const folder = await app.host.pickFolder({ title: app.text.value.evidence.addFolder, kinds: [] });
    if (folder !== null) await takeEvidence(app, [folder], null);
  });
}
