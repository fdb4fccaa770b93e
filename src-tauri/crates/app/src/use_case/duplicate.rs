//! Firms that may stand twice, and making one of them.

use parkgauge_core::id::{FieldKey, FirmId};
use parkgauge_core::roster::{Firm, Likeness, Roster, merge as merged};
use parkgauge_store::record;

use super::roster::{column_index, count, firm_of, firm_ref, row};
use super::roster_import::firm_row;
use super::{ACTOR, local_time};
use crate::contract::duplicate::{
    ContestedColumn, ContestedValue, DuplicateGroup, DuplicateList, LikenessView, MergeFirms, MergedView,
};
use crate::contract::{Code, Failure, Nothing};
use crate::workbench::Workbench;

/// How many groups are listed; the total is always whole.
const LISTED: usize = 500;

/// Groups of firms that may be one, the surest first.
pub fn list(workbench: &mut Workbench, _: Nothing) -> Result<DuplicateList, Failure> {
    let roster = &workbench.park()?.park.roster;
    let groups = roster.duplicates();
    let firm = |id: &FirmId| roster.firm(id).map(|firm| firm_ref(firm, roster));
    let view = |likeness, firms: &[FirmId]| DuplicateGroup {
        likeness: match likeness {
            Likeness::SameCode => LikenessView::SameCode,
            Likeness::SameName => LikenessView::SameName,
            Likeness::SameCore => LikenessView::SameCore,
            Likeness::OneCharacter => LikenessView::OneCharacter,
        },
        firms: firms.iter().filter_map(firm).collect(),
    };
    Ok(DuplicateList {
        total: count(groups.len()),
        groups: groups.iter().take(LISTED).map(|group| view(group.likeness, &group.firms)).collect(),
    })
}

/// Makes one firm of several, as one undoable step; or only says what would become of them.
pub fn merge(workbench: &mut Workbench, request: MergeFirms) -> Result<MergedView, Failure> {
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let keep = firm_of(open, &request.keep)?.clone();
    let others =
        request.others.iter().map(|id| firm_of(open, id).cloned()).collect::<Result<Vec<Firm>, _>>()?;
    let is_twice = request.others.iter().enumerate().any(|(at, id)| request.others[..at].contains(id));
    if others.is_empty() || request.others.contains(&request.keep) || is_twice {
        return Err(Failure::new(
            Code::Call,
            Some(request.keep),
            ["合并要有两家以上不同的企业。", "Merging needs two or more different firms."],
            ["请选择要并入的企业。", "Choose the firms to merge."],
        ));
    }
    let mut chosen = std::collections::BTreeMap::new();
    for taken in &request.take {
        column_index(open, &taken.column)?;
        let key = FieldKey::new(taken.column.clone()).map_err(Failure::internal)?;
        chosen.insert(key, firm_of(open, &taken.firm)?.id().clone());
    }
    let result = merged(&keep, &others.iter().collect::<Vec<_>>(), &chosen);
    let columns = open.park.roster.vocabulary().columns();
    let contested = result.contested.iter().map(|(key, said)| ContestedColumn {
        column: key.to_string(),
        label: columns.get(key).map(|column| column.label.clone()).unwrap_or_default(),
        said: said
            .iter()
            .map(|(firm, text)| ContestedValue { firm: firm.to_string(), text: text.clone() })
            .collect(),
    });
    let contested = contested.collect();
    if request.preview {
        return Ok(MergedView { firm: row(&result.firm, &open.park.roster), contested, saved_at: None });
    }
    let position = open.positions.get(keep.id()).copied().unwrap_or_default();
    let stored = firm_row(open.year, &result.firm, position);
    let names: Vec<&str> = others.iter().filter_map(Firm::name).collect();
    let label = format!("企业名单 · {} 并入 {}", names.join("、"), result.firm.name().unwrap_or_default());
    let year = open.year.into();
    open.store.write(&label, ACTOR, now, |tx| {
        tx.put(stored)?;
        request
            .others
            .iter()
            .try_for_each(|id| tx.remove::<record::Firm>(&record::Firm::key_of(year, id)).map(drop))
    })?;
    for other in &others {
        open.positions.remove(other.id());
    }
    let old = open.park.roster.firms().iter();
    let left = old.filter(|firm| !request.others.iter().any(|id| id == firm.id().as_str()));
    let firms = left.map(|firm| if firm.id() == result.firm.id() { &result.firm } else { firm });
    open.park.roster =
        Roster::new(open.park.roster.vocabulary(), firms.cloned().collect()).map_err(Failure::internal)?;
    open.rescore();
    Ok(MergedView {
        firm: row(&result.firm, &open.park.roster),
        contested,
        saved_at: Some(local_time(now.into())),
    })
}
