//! Definitions (口径) and requirements (建设对象).

use super::super::definition::{Definition, DefinitionOption};
use super::super::requirement::{Requirement, RequirementTest};
use super::fields::{Fields, Read, Reader};
use crate::id::{DefinitionId, FieldKey, OptionId, RequirementId};

impl<'d, 'a> Reader<'d, 'a> {
    pub fn definition(&mut self, mut fields: Fields<'d, 'a>) -> Read<Definition> {
        let id = self.id(&mut fields, "id", DefinitionId::new);
        let name = self.text(&mut fields, "name");
        let why = self.text(&mut fields, "why");
        let default = self.id(&mut fields, "default", OptionId::new);
        let options =
            self.needed(&mut fields, "option").and_then(|value| self.items(Some(value), Self::reading));
        self.finish(fields);
        Ok(Definition { id: id?, name: name?, why: why?, options: options?, default: default? })
    }

    fn reading(&mut self, mut fields: Fields<'d, 'a>) -> Read<DefinitionOption> {
        let id = self.id(&mut fields, "id", OptionId::new);
        let label = self.text(&mut fields, "label");
        let rule = self.condition(&mut fields, "rule");
        let standing = self.standing(&mut fields);
        self.finish(fields);
        Ok(DefinitionOption { id: id?, label: label?, rule: rule?, standing: standing? })
    }

    pub fn requirement(&mut self, mut fields: Fields<'d, 'a>) -> Read<Requirement> {
        let id = self.id(&mut fields, "id", RequirementId::new);
        let name = self.text(&mut fields, "name");
        let test = self.needed(&mut fields, "test").and_then(|value| self.table(value));
        let test = test.and_then(|fields| self.requirement_test(fields));
        let standing = self.standing(&mut fields);
        let source = self.source(&mut fields);
        let reading = self.optional(&mut fields, "reading");
        self.finish(fields);
        Ok(Requirement {
            id: id?,
            name: name?,
            test: test?,
            standing: standing?,
            source: source?,
            reading: reading?,
        })
    }

    fn requirement_test(&mut self, mut fields: Fields<'d, 'a>) -> Read<RequirementTest> {
        let kinds = [("one_of", true), ("filled_when", false)];
        let is_one_of = self.needed(&mut fields, "kind").and_then(|value| self.word_of(value, &kinds))?;
        let test = match is_one_of {
            true => {
                let field = self.id(&mut fields, "field", FieldKey::new);
                let options = self.ids(&mut fields, "options", OptionId::new);
                RequirementTest::OneOf { field: field?, options: options? }
            }
            false => {
                let flag = self.id(&mut fields, "flag", FieldKey::new);
                let all = self.ids(&mut fields, "fields", FieldKey::new);
                RequirementTest::FilledWhen { flag: flag?, fields: all? }
            }
        };
        self.finish(fields);
        Ok(test)
    }
}
