import type { Language } from "../state/language";
import { en } from "./en";
import { zh } from "./zh";

/** The sentences of one language. English must have what Chinese has. */
export type Text = typeof zh;

export const texts: Record<Language, Text> = { zh, en };
