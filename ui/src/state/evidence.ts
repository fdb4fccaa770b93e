import type { EvidenceLink } from "../ipc/generated/contract";
import type { App } from "./app";
import { said } from "./language";

/** Adds files to the evidence, links them if asked, and tells what became of each. */
export async function takeEvidence(app: App, files: string[], link: EvidenceLink | null): Promise<void> {
  if (files.length === 0) return;
  await app.attempt(async () => {
    const { added, known, refused, board } = await app.client.call("add_evidence", { files, link });
    app.session.evidenceChanged(board);
    const { evidence: words } = app.text.value;
    const fresh = added.length - known.length;
    if (fresh > 0) app.notices.done(words.added(fresh));
    if (known.length > 0) app.notices.done(words.known(known.join("、")));
    for (const { say, next, code } of refused) {
      app.notices.failed({ code: "bad_file", place: code, say, next, detail: said(say, "en") });
    }
  });
}

/** Lets the user choose files and adds them. */
export async function chooseEvidence(app: App, link: EvidenceLink | null): Promise<void> {
  await app.attempt(async () => {
    const files = await app.host.pickFiles({ title: app.text.value.evidence.add, kinds: [] });
    await takeEvidence(app, files, link);
  });
}
