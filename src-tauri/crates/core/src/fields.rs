//! The form of the profile and of the yearly figures: data, not code.

use serde::Deserialize;

use crate::id::{FieldKey, NotAnId, OptionId};
use crate::unit::Unit;

/// Kind of a profile field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Text,
    /// Several lines with an optional longest length in characters.
    LongText(Option<u32>),
    /// One of several: id and label.
    Choice(Vec<(OptionId, String)>),
    /// Yes or no.
    Flag,
    /// A date.
    Date,
    /// A number.
    Number(Unit),
}

/// A field of the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Permanent key.
    pub key: FieldKey,
    /// Label.
    pub label: String,
    /// Kind.
    pub kind: FieldKind,
    /// One sentence of help, or empty.
    pub help: String,
}

/// A group of profile fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldGroup {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Whether only some applications ask it: printed only when something in it is filled.
    pub is_special: bool,
    /// Fields in order.
    pub fields: Vec<Field>,
}

/// The form of the park profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileForm {
    /// Groups in order.
    pub groups: Vec<FieldGroup>,
}

/// A yearly figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Permanent key.
    pub key: FieldKey,
    /// Label.
    pub label: String,
    /// Unit.
    pub unit: Unit,
    /// Whether it can be below zero.
    pub sign: Sign,
    /// One sentence of help, or empty.
    pub help: String,
}

/// On which side of zero a figure can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// Zero or above, as almost everything that an office counts.
    #[default]
    NotNegative,
    /// Below zero as well, as a profit.
    Any,
}

/// The form of the yearly figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseDataForm {
    /// Figures in order.
    pub figures: Vec<Figure>,
}

/// Why a form cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// Not TOML of the expected shape.
    #[error("the form cannot be read: {0}")]
    Syntax(#[from] toml::de::Error),
    /// A key is not an id.
    #[error(transparent)]
    Id(#[from] NotAnId),
    /// A field belongs to no group.
    #[error("field `{field}` names group `{group}`, which does not exist")]
    NoGroup {
        /// The field.
        field: String,
        /// The group it names.
        group: String,
    },
}

#[derive(Deserialize)]
struct ProfileFile {
    group: Vec<GroupFile>,
    field: Vec<FieldFile>,
}

#[derive(Deserialize)]
struct GroupFile {
    id: String,
    title: String,
    #[serde(default)]
    special: bool,
}

#[derive(Deserialize)]
struct FieldFile {
    key: String,
    label: String,
    group: String,
    kind: KindFile,
    unit: Option<String>,
    #[serde(default)]
    choices: Vec<ChoiceFile>,
    max: Option<u32>,
    #[serde(default)]
    help: String,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum KindFile {
    Text,
    LongText,
    Choice,
    Flag,
    Date,
    Number,
}

#[derive(Deserialize)]
struct ChoiceFile {
    id: String,
    label: String,
}

#[derive(Deserialize)]
struct BaseDataFile {
    figure: Vec<FigureFile>,
}

#[derive(Deserialize)]
struct FigureFile {
    key: String,
    label: String,
    unit: String,
    #[serde(default)]
    sign: Sign,
    #[serde(default)]
    help: String,
}

impl ProfileForm {
    /// Reads the form of the profile.
    ///
    /// # Errors
    /// [`FormError`] names the first field that cannot be used.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let file: ProfileFile = toml::from_str(text)?;
        let mut groups: Vec<FieldGroup> = file
            .group
            .into_iter()
            .map(|group| FieldGroup {
                id: group.id,
                title: group.title,
                is_special: group.special,
                fields: Vec::new(),
            })
            .collect();
        for field in file.field {
            let Some(group) = groups.iter_mut().find(|group| group.id == field.group) else {
                return Err(FormError::NoGroup { field: field.key, group: field.group });
            };
            group.fields.push(field.into_field()?);
        }
        Ok(Self { groups })
    }

    /// Every field in order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.groups.iter().flat_map(|group| &group.fields)
    }

    /// The field with this key.
    pub fn field(&self, key: &FieldKey) -> Option<&Field> {
        self.fields().find(|field| &field.key == key)
    }
}

impl FieldFile {
    fn into_field(self) -> Result<Field, FormError> {
        let kind = match self.kind {
            KindFile::Text => FieldKind::Text,
            KindFile::LongText => FieldKind::LongText(self.max),
            KindFile::Choice => FieldKind::Choice(
                self.choices
                    .into_iter()
                    .map(|choice| Ok((OptionId::new(choice.id)?, choice.label)))
                    .collect::<Result<_, NotAnId>>()?,
            ),
            KindFile::Flag => FieldKind::Flag,
            KindFile::Date => FieldKind::Date,
            KindFile::Number => match self.unit {
                Some(unit) => FieldKind::Number(Unit::named(&unit)),
                // A number without unit (plot ratio) is counted in itself.
                None => FieldKind::Number(Unit::named("")),
            },
        };
        Ok(Field { key: FieldKey::new(self.key)?, label: self.label, kind, help: self.help })
    }
}

impl BaseDataForm {
    /// Reads the form of the yearly figures.
    ///
    /// # Errors
    /// [`FormError`] names the first figure that cannot be used.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let file: BaseDataFile = toml::from_str(text)?;
        let figures = file
            .figure
            .into_iter()
            .map(|figure| {
                Ok(Figure {
                    key: FieldKey::new(figure.key)?,
                    label: figure.label,
                    unit: Unit::named(&figure.unit),
                    sign: figure.sign,
                    help: figure.help,
                })
            })
            .collect::<Result<_, FormError>>()?;
        Ok(Self { figures })
    }

    /// The figure with this key.
    pub fn figure(&self, key: &FieldKey) -> Option<&Figure> {
        self.figures.iter().find(|figure| &figure.key == key)
    }
}
