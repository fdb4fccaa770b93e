import { expect, test } from "vitest";

import { connect } from "../ipc/client";
import { sampleHost } from "../ipc/sample/host";
import { Session } from "./session";

async function opened(host = sampleHost()) {
  const session = new Session(connect(host));
  await session.start();
  return { session, client: connect(host) };
}

test("starting_reads_the_open_assessment", async () => {
  const { session } = await opened();
  expect(session.value.assessment?.summary.park).toBe("云澜湖经济技术开发区");
});

test("a_saved_answer_replaces_its_result_and_the_totals", async () => {
  const { session, client } = await opened();
  const before = session.value.assessment;
  const saved = await client.call("save_answer", {
    indicator: "t1",
    slot: "value",
    base_revision: 0,
    raw: { kind: "chosen", options: ["done"] },
  });
  session.answerSaved(saved);
  const { assessment, undo, savedAt } = session.value;
  expect(assessment).not.toBe(before);
  expect(assessment?.score.indicators.find((result) => result.id === "t1")?.state).toBe("met");
  expect(assessment?.score.overall.filled).toBe((before?.score.overall.filled ?? 0) + 1);
  expect(undo?.label).toBe("指标填报 · 双千兆网络覆盖率");
  expect(savedAt).toBe(saved.answer.saved_at);
});

test("a_view_that_was_overtaken_by_a_change_is_read_again", async () => {
  const host = sampleHost();
  let asked = 0;
  let answerFirst: () => void = () => {};
  const slow = {
    ...host,
    call: async (command: string, request: unknown) => {
      if (command === "check" && ++asked === 1) await new Promise<void>((resolve) => (answerFirst = resolve));
      return host.call(command, request);
    },
  };
  const { session } = await opened(slow);
  const reading = session.reload("check");
  session.rosterChanged();
  answerFirst();
  await reading;
  expect(asked).toBe(2);
});

test("opening_another_folder_forgets_what_the_last_one_held", async () => {
  const { session, client } = await opened();
  await session.reload("profile");
  await session.workspaceIs(await client.call("close_workspace", {}));
  expect(session.value.profile).toBeUndefined();
  expect(session.value.assessment).toBeUndefined();
});
