//! Targets.

use super::super::target::{Force, Special, Target, TargetTest};
use super::fields::{Fields, Read, Reader};
use crate::id::OptionId;
use crate::unit::Unit;

#[derive(Clone, Copy)]
enum Kind {
    All,
    AtLeast,
    AtMost,
    Over,
    Below,
    Between,
    OneOf,
    Level,
    Rows,
    Filled,
    Ranked,
}

const KINDS: [(&str, Kind); 11] = [
    ("all", Kind::All),
    ("at_least", Kind::AtLeast),
    ("at_most", Kind::AtMost),
    ("over", Kind::Over),
    ("below", Kind::Below),
    ("between", Kind::Between),
    ("one_of", Kind::OneOf),
    ("level", Kind::Level),
    ("rows", Kind::Rows),
    ("filled", Kind::Filled),
    ("ranked", Kind::Ranked),
];

impl<'d, 'a> Reader<'d, 'a> {
    pub fn target(&mut self, mut fields: Fields<'d, 'a>, unit: Option<&Unit>) -> Read<Target> {
        let test = self.test(&mut fields, unit);
        let special = self.items(fields.take("value_for"), |reader, mut fields| {
            let when = reader.condition(&mut fields, "when");
            let test = reader.test(&mut fields, unit);
            let text = reader.text(&mut fields, "text");
            reader.finish(fields);
            Ok(Special { when: when?, test: test?, text: text? })
        });
        let basis = self.basis(&mut fields);
        let forces = [("hard", Force::Hard), ("guiding", Force::Guiding)];
        let force = self.needed(&mut fields, "force").and_then(|value| self.word_of(value, &forces));
        self.finish(fields);
        Ok(Target { test: test?, special: special?, basis: basis?, force: force? })
    }

    fn test(&mut self, fields: &mut Fields<'d, 'a>, unit: Option<&Unit>) -> Read<TargetTest> {
        let value = self.needed(fields, "test")?;
        let mut fields = self.table(value)?;
        let kind = self.needed(&mut fields, "kind").and_then(|value| self.word_of(value, &KINDS))?;
        let test = match kind {
            Kind::All => Ok(TargetTest::All),
            Kind::AtLeast => self.figure(&mut fields, "value", unit).map(TargetTest::AtLeast),
            Kind::AtMost => self.figure(&mut fields, "value", unit).map(TargetTest::AtMost),
            Kind::Over => self.figure(&mut fields, "value", unit).map(TargetTest::Over),
            Kind::Below => self.figure(&mut fields, "value", unit).map(TargetTest::Below),
            Kind::Between => self.range(&mut fields, unit).map(TargetTest::Between),
            Kind::OneOf => {
                let present = self.needed(&mut fields, "options").map(|_| ());
                present.and_then(|()| self.ids(&mut fields, "options", OptionId::new)).map(TargetTest::OneOf)
            }
            Kind::Level => self.id(&mut fields, "at_least", OptionId::new).map(TargetTest::Level),
            Kind::Rows => self.needed_whole(&mut fields, "at_least").map(TargetTest::Rows),
            Kind::Filled => Ok(TargetTest::Filled),
            Kind::Ranked => self.text(&mut fields, "text").map(TargetTest::Ranked),
        };
        self.finish(fields);
        test
    }
}
