import type { PlaceView } from "../ipc/generated/contract";
import type { Text } from "../text";
import { indicatorName } from "./framework";
import type { SessionView } from "./session";

/** Names a place as a person would: "指标填报 · 2.1 双千兆网络覆盖率". */
export function placeName(place: PlaceView, session: SessionView, text: Text): string {
  const { nav } = text;
  switch (place.kind) {
    case "assessment":
      return nav.overview;
    case "indicator":
      return indicatorName(session.assessment?.framework, place.indicator);
    case "profile": {
      const fields = session.profile?.groups.flatMap((group) => group.fields);
      return `${nav.profile} · ${fields?.find((field) => field.key === place.key)?.label ?? place.key}`;
    }
    case "base_data": {
      const label = session.base_data?.figures.find((figure) => figure.key === place.key)?.label ?? place.key;
      return `${nav["base-data"]} · ${label} ${place.period}`;
    }
    case "firm":
    case "roster":
      return nav.roster;
    case "evidence": {
      const item = session.evidence?.items.find((one) => one.id === place.evidence);
      return `${nav.evidence}${item ? ` · ${item.number ?? ""} ${item.title || item.original_name}` : ""}`;
    }
    case "cell":
      return text.place.cellAt(place.sheet, place.row, place.column);
    case "line":
      return text.place.lineAt(place.line, place.column);
  }
}
