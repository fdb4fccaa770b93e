// The page starts in an ordinary browser, complains of nothing and asks nobody outside.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "./bridge.mjs";

let desk;
before(async () => {
  desk = await Desk.start();
});
after(() => desk?.stop());

test("the first page is there and nothing is wrong with it", async () => {
  await desk.page.getByRole("heading").first().waitFor();
  await desk.picture("start");
  assert.deepEqual(desk.complaints, []);
});

test("every request stays on this computer", () => {
  const outside = desk.asked.filter((url) => !url.startsWith(desk.address) && !/^(data|blob):/.test(url));
  assert.deepEqual(outside, []);
  assert.ok(desk.asked.length > 0, "the page asked for something");
});

test("another page in the same browser cannot reach the park", async () => {
  const answer = await fetch(new URL("/call/workspace_state", desk.address), {
    method: "POST",
    headers: { origin: "http://elsewhere.example" },
    body: "{}",
  });
  assert.equal(answer.status, 403);
  assert.equal((await desk.call("workspace_state")).default_folder, desk.workspace);
});
