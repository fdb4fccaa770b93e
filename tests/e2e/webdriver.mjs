// A WebDriver client: just what journeys through one window need.

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Keys that have no character. */
export const Key = { Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", Control: "\uE009", Backspace: "\uE003" };

/** One session in one window. Every call fails with the driver's own words. */
export class Session {
  constructor(base, id) {
    this.base = base;
    this.id = id;
  }

  static async open(base, binary) {
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: [] } } };
    const { sessionId } = await request("POST", `${base}/session`, { capabilities });
    const session = new Session(base, sessionId);
    // The driver answers before the window has its page.
    await until("the page is there", () => session.run("return document.readyState === 'complete'"));
    return session;
  }

  #call(method, path, body) {
    return request(method, `${this.base}/session/${this.id}${path}`, body);
  }

  /** Runs a function body in the page; `arguments[0]…` are `values`. */
  run(script, ...values) {
    return this.#call("POST", "/execute/sync", { script, args: values });
  }

  /** Runs a function body that may await; fails with what it throws. The value crosses as one text: the driver takes objects apart. */
  async runAsync(script, ...values) {
    const wrapped = `const done = (said) => arguments[arguments.length - 1](JSON.stringify(said));
      (async (...args) => { ${script} })(...Array.prototype.slice.call(arguments, 0, -1))
        .then((value) => done({ value }), (cause) => done({ cause: cause?.message ?? JSON.stringify(cause) }));`;
    const { value, cause } = JSON.parse(await this.#call("POST", "/execute/async", { script: wrapped, args: values }));
    if (cause !== undefined) throw new Error(cause);
    return value;
  }

  /** The element that `selector` finds, once it is shown. */
  async find(selector) {
    return until(`${selector} is shown`, async () => {
      const [found] = await this.findAll(selector);
      return found && (await this.#call("GET", `/element/${found[ELEMENT]}/displayed`)) && found;
    });
  }

  findAll(selector) {
    return this.#call("POST", "/elements", { using: "css selector", value: selector });
  }

  /** The shown element of `selector` (any, if left out) whose text contains `text`. */
  async findText(text, selector = "button, a, label, summary, td, p, h1, h2, h3, span, [role]") {
    return until(`${selector} says ${text}`, () =>
      this.run(
        `return [...document.querySelectorAll(arguments[1])].filter((e) => e.checkVisibility() && e.textContent.includes(arguments[0])).at(-1)`,
        text,
        selector,
      ),
    );
  }

  async click(target) {
    const element = typeof target === "string" ? await this.find(target) : target;
    await this.#call("POST", `/element/${element[ELEMENT]}/click`, {});
  }

  async type(target, text) {
    const element = typeof target === "string" ? await this.find(target) : target;
    await this.#call("POST", `/element/${element[ELEMENT]}/value`, { text });
  }

  async clear(target) {
    const element = typeof target === "string" ? await this.find(target) : target;
    await this.#call("POST", `/element/${element[ELEMENT]}/clear`, {});
  }

  async text(target) {
    const element = typeof target === "string" ? await this.find(target) : target;
    return this.#call("GET", `/element/${element[ELEMENT]}/text`);
  }

  resize(width, height) {
    return this.#call("POST", "/window/rect", { x: 0, y: 0, width, height });
  }

  /** The window as PNG bytes, after it has been painted. */
  async screenshot() {
    // A page that was just shown may still be exchanged for the next; the driver then knows no frame to wait in.
    await until("the window is painted", async () => {
      await this.runAsync("await new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))");
      return true;
    });
    return Buffer.from(await this.#call("GET", "/screenshot"), "base64");
  }

  close() {
    return this.#call("DELETE", "");
  }
}

/** Asks until `what` is true and gives its value; fails, naming it, after ten seconds. */
export async function until(what, ask, limit = 10_000) {
  const end = performance.now() + limit;
  let last;
  for (;;) {
    try {
      const value = await ask();
      if (value) return value;
      last = undefined;
    } catch (cause) {
      last = cause;
    }
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function request(method, url, body) {
  const response = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
