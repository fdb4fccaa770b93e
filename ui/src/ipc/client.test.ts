import { expect, test } from "vitest";

import { CallFailed, connect, failureOf } from "./client";
import type { Failure } from "./generated/contract";
import { sampleHost } from "./sample/host";

const newer: Failure = {
  code: "newer",
  place: "/srv/park",
  say: { zh: "文件由更新的版本写成。", en: "Written by a newer version." },
  next: { zh: "请升级程序。", en: "Update the program." },
  detail: "schema 9",
};

/** The failure of a call to a host that throws this. */
async function failureWhen(thrown: unknown): Promise<Failure> {
  const client = connect({ ...sampleHost(), call: () => Promise.reject(thrown) });
  const failed = await client.call("profile", {}).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(CallFailed);
  return (failed as CallFailed).failure;
}

test("a_failure_of_the_contract_arrives_as_it_was_sent", async () => {
  expect(await failureWhen(newer)).toBe(newer);
});

test("a_plain_string_of_the_shell_becomes_a_failure_that_names_the_command", async () => {
  const failure = await failureWhen("invalid args `request` for command `call`");
  expect(failure).toMatchObject({ code: "call", place: "profile", detail: "invalid args `request` for command `call`" });
  expect(failure.say.zh).toContain("profile");
  expect(failure.next.zh).not.toBe("");
});

test("an_error_of_the_network_becomes_a_failure_with_its_message", async () => {
  expect(await failureWhen(new TypeError("Failed to fetch"))).toMatchObject({ code: "call", detail: "Failed to fetch" });
});

test("something_that_only_looks_like_a_failure_is_folded_too", async () => {
  expect(await failureWhen({ code: "full" })).toMatchObject({ code: "call" });
});

test("a_folded_failure_is_not_folded_again", () => {
  expect(failureOf(new CallFailed(newer))).toBe(newer);
});
