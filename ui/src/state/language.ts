import type { SaidView } from "../ipc/generated/contract";
import { Observable } from "./observable";

export type Language = "zh" | "en";

const REMEMBERED = "parkgauge.language";

/** The language of the window; Chinese until somebody chooses otherwise. */
export class LanguageChoice extends Observable<Language> {
  constructor() {
    super(globalThis.localStorage?.getItem(REMEMBERED) === "en" ? "en" : "zh");
  }

  choose(language: Language): void {
    globalThis.localStorage?.setItem(REMEMBERED, language);
    this.set(language);
  }
}

/** The sentence in the language of the window. */
export function said(sentence: SaidView, language: Language): string {
  return language === "en" && sentence.en !== "" ? sentence.en : sentence.zh;
}
