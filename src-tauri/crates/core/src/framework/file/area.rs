//! Areas with weights, caps and choices.

use super::super::area::{Area, Cap, Choose, Weight};
use super::fields::{Fields, Read, Reader};
use crate::id::{AreaId, IndicatorId};
use crate::standing::Standing;

impl<'d, 'a> Reader<'d, 'a> {
    pub fn area(&mut self, mut fields: Fields<'d, 'a>) -> Read<Area> {
        let id = self.id(&mut fields, "id", AreaId::new);
        let parent = self.maybe_id(&mut fields, "parent", AreaId::new);
        let name = self.text(&mut fields, "name");
        let about = self.optional(&mut fields, "about");
        let standing = self.standing(&mut fields);
        let source = self.source(&mut fields);
        let weight = self.weight(&mut fields);
        let cap = self.inner(&mut fields, "cap", |reader, fields| {
            let points = reader.number(fields, "points");
            let basis = reader.basis(fields);
            Ok(Cap { points: points?, basis: basis? })
        });
        let choose = self.inner(&mut fields, "choose", |reader, fields| {
            let at_least = reader.needed_whole(fields, "at_least");
            let of = reader.ids(fields, "of", IndicatorId::new);
            let basis = reader.basis(fields);
            Ok(Choose { at_least: at_least?, of: of?, basis: basis? })
        });
        self.finish(fields);
        Ok(Area {
            id: id?,
            parent: self.or(parent, || None),
            name: name.unwrap_or_default(),
            about: about.unwrap_or_default(),
            standing: standing.unwrap_or(Standing::House),
            source: self.source_or(source),
            weight: self.or(weight, || None),
            cap: self.or(cap, || None),
            choose: self.or(choose, || None),
        })
    }

    pub fn weight(&mut self, fields: &mut Fields<'d, 'a>) -> Read<Option<Weight>> {
        self.inner(fields, "weight", |reader, fields| {
            let value = reader.number(fields, "value");
            let basis = reader.basis(fields);
            Ok(Weight { value: value?, basis: basis? })
        })
    }

    /// A table that may be absent.
    pub fn inner<T>(
        &mut self,
        fields: &mut Fields<'d, 'a>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &mut Fields<'d, 'a>) -> Read<T>,
    ) -> Read<Option<T>> {
        let Some(value) = fields.take(key) else { return Ok(None) };
        let mut inner = self.table(value)?;
        let found = read(self, &mut inner);
        self.finish(inner);
        found.map(Some)
    }

    pub fn needed_whole(&mut self, fields: &mut Fields<'d, 'a>, key: &'static str) -> Read<u32> {
        self.needed(fields, key)?;
        // The key is there, so there is a number or a problem.
        Ok(self.whole(fields, key)?.unwrap_or_default())
    }
}
