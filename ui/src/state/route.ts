import type { PlaceView } from "../ipc/generated/contract";
import { Observable } from "./observable";

/** Screens, as they stand in the address. */
export const SCREENS = [
  "start",
  "overview",
  "profile",
  "roster",
  "questionnaires",
  "base-data",
  "answering",
  "evidence",
  "result",
  "check",
  "dossier",
  "frameworks",
  "help",
] as const;
export type Screen = (typeof SCREENS)[number];

/** Where we are: a screen, the thing on it, and how the list is narrowed. */
export interface Route {
  screen: Screen;
  /** Id of the thing shown: an indicator, a profile field, a piece of evidence. */
  id: string | null;
  /** Narrows a list: `missing` holds an indicator, `column` a column. */
  query: Readonly<Record<string, string>>;
}

export function parse(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#?\/?/, "").split("?");
  const [name = "", id = ""] = path.split("/").map(decodeURIComponent);
  const screen = SCREENS.find((s) => s === name) ?? "start";
  return { screen, id: id === "" ? null : id, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** The address of a screen, for `href`. */
export function href(screen: Screen, id: string | null = null, query: Record<string, string> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `#/${screen}${id === null ? "" : `/${encodeURIComponent(id)}`}${search === "" ? "" : `?${search}`}`;
}

/** The address of the place that a finding names. */
export function hrefOfPlace(place: PlaceView): string {
  switch (place.kind) {
    case "indicator":
      return href("answering", place.indicator);
    case "profile":
      return href("profile", place.key);
    case "base_data":
      return href("base-data", place.key, { period: place.period });
    case "firm":
      return href("roster", place.firm, place.column === null ? {} : { column: place.column });
    case "roster":
    case "cell":
    case "line":
      return href("roster");
    case "evidence":
      return href("evidence", place.evidence);
    case "assessment":
      return href("overview");
  }
}

/** Follows the address bar. `leaving` runs before each change of route. */
export class Router extends Observable<Route> {
  constructor(leaving: () => void) {
    super(parse(location.hash));
    addEventListener("hashchange", () => {
      leaving();
      this.set(parse(location.hash));
    });
  }

  go(to: string): void {
    location.hash = to;
  }
}
