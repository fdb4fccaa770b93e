//! The sheets of a volume: what is printed around a page, and the cover of each piece.

use crate::font::{FaceRole, FontSet};
use crate::layout::typeset::{Column, Place, place_line};
use crate::length::{MilliPoint, Um};
use crate::linebreak::{Fill, break_lines};
use crate::measure::{Measurer, Setting};
use crate::page::{Ink, Placed, Spot, Stroke};

use super::matrix::Frame;
use super::{Certify, Piece};

/// A4, the short and the long side.
const SHORT: Um = 210_000;
const LONG: Um = 297_000;
/// What is kept free for the stamp at the head, so that it never covers what it stamps.
const HEAD: Um = 10_000;
/// What is kept free at the foot for the places of those who compared it with the original.
const FOOT: Um = 12_000;
/// Distance of the print from the edges of the sheet.
const EDGE: Um = 12_000;

/// Every sentence and label that the program itself prints in a volume.
pub(super) const WORDS: &str = "第页册共佐证材料指纹码草稿证明目录种类文号出具单位日期有效期至原文件名校验值对应指标核人与原件一致盖章年月本的没能读取\
    说明附页，请见“”包中文夹。未编入此不可显示：；（）／/·_ 前位全部";

/// One side of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sheet {
    pub width: Um,
    pub height: Um,
    foot: Um,
}

impl Sheet {
    /// The sheet that something of this shape is put on.
    pub fn holding(frame: Frame, quarters: u8, certify: Certify) -> Self {
        let is_wide = if quarters.is_multiple_of(2) {
            frame.width() > frame.height()
        } else {
            frame.height() > frame.width()
        };
        let (width, height) = if is_wide { (LONG, SHORT) } else { (SHORT, LONG) };
        Self { width, height, foot: if certify == Certify::Places { FOOT } else { 0 } }
    }

    /// An upright sheet.
    pub fn upright(certify: Certify) -> Self {
        Self::holding(Frame::of_size(1.0, 1.0), 0, certify)
    }

    /// The paper.
    pub fn paper(self) -> Frame {
        Frame::of_size(points(self.width), points(self.height))
    }

    /// Where a page of a file may lie.
    pub fn room(self) -> Frame {
        Frame {
            left: 0.0,
            bottom: points(self.foot),
            right: points(self.width),
            top: points(self.height - HEAD),
        }
    }
}

#[allow(clippy::cast_precision_loss)]
fn points(length: Um) -> f64 {
    length as f64 * 72.0 / 25_400.0
}

/// Sets what is printed on sheets.
pub(super) struct Printer<'a> {
    measurer: Measurer<'a>,
    certify: Certify,
}

fn setting(face: FaceRole, size: MilliPoint, ink: Ink) -> Setting {
    let latin = if face == FaceRole::Hei { FaceRole::Hei } else { FaceRole::Song };
    Setting { face, latin, size, tracking: 0, ink, rise: 0 }
}

impl<'a> Printer<'a> {
    pub fn new(fonts: &'a FontSet, certify: Certify) -> Self {
        Self { measurer: Measurer::new(fonts), certify }
    }

    /// What stands around the content: page of the volume at the left, stamp of the piece at the right.
    pub fn frame(&self, sheet: Sheet, left: &str, right: &str) -> Vec<Placed> {
        const SIZE: MilliPoint = 8_500;
        const TOP: Um = 3_000;
        const LINE: Um = 4_500;
        let mut placed =
            self.line(left, setting(FaceRole::Song, SIZE, Ink::GREY), Place::Start, sheet, TOP, LINE);
        placed.extend(self.line(
            right,
            setting(FaceRole::Hei, SIZE, Ink::BLACK),
            Place::End,
            sheet,
            TOP,
            LINE,
        ));
        let at = TOP + LINE + 1_000;
        placed.push(Placed::Rule {
            from: Spot { x: EDGE, y: at },
            to: Spot { x: sheet.width - EDGE, y: at },
            stroke: Stroke::full(100, Ink::HAIR),
        });
        if self.certify == Certify::Places {
            let text = "与原件一致    核对人：________________    日期：______年____月____日    （盖章）";
            let foot = sheet.height - FOOT + 3_500;
            placed.extend(self.line(
                text,
                setting(FaceRole::Song, 10_000, Ink::BLACK),
                Place::End,
                sheet,
                foot,
                5_000,
            ));
        }
        placed
    }

    fn line(
        &self,
        text: &str,
        setting: Setting,
        place: Place,
        sheet: Sheet,
        top: Um,
        height: Um,
    ) -> Vec<Placed> {
        let text = self.measurer.plain(text, setting);
        let lines = break_lines(&text, Um::MAX / 4, Um::MAX / 4, Fill::Ragged);
        let Some(line) = lines.first() else { return Vec::new() };
        let room = sheet.width - 2 * EDGE;
        place_line(&text, line, EDGE + place.offset(room - line.width()), top, height)
    }

    /// The sheet before a piece: its number, its title, what is known of it, what it proves, and why it may have no pages.
    pub fn cover(&self, sheet: Sheet, piece: &Piece, pages: &str, why: &[String]) -> Vec<Placed> {
        const LEFT: Um = 30_000;
        let width = sheet.width - 2 * LEFT;
        let mut top = 62_000;
        let mut placed = Vec::new();
        let mut set =
            |text: &str, setting: Setting, pitch: Um, place: Place, after: Um, left: Um, width: Um| {
                let column = Column::new(self.measurer.plain(text, setting), width, pitch, Fill::Ragged);
                // A title of a thousand characters ends where the sheet ends.
                if top + column.height() < sheet.height - 25_000 {
                    placed.extend(column.place(Spot { x: left, y: top }, width, place));
                    top += column.height() + after;
                }
            };
        set(
            &piece.number,
            setting(FaceRole::Hei, 26_000, Ink::BLACK),
            14_000,
            Place::Centre,
            4_000,
            LEFT,
            width,
        );
        set(
            &piece.title,
            setting(FaceRole::Hei, 18_000, Ink::BLACK),
            10_000,
            Place::Centre,
            14_000,
            LEFT,
            width,
        );
        let plain = setting(FaceRole::Song, 12_000, Ink::BLACK);
        for (label, value) in piece.facts.iter().filter(|(_, value)| !value.is_empty()) {
            set(&format!("{label}：{value}"), plain, 7_000, Place::Start, 1_000, LEFT, width);
        }
        set(&format!("页数：{pages}"), plain, 7_000, Place::Start, 6_000, LEFT, width);
        if !piece.marks.is_empty() {
            set(
                "证明：",
                setting(FaceRole::Hei, 12_000, Ink::BLACK),
                7_000,
                Place::Start,
                1_000,
                LEFT,
                width,
            );
        }
        for mark in &piece.marks {
            let text = format!("{}　{}{}", mark.title, mark.shown_pages(), reason(&mark.reason));
            set(&text, plain, 7_000, Place::Start, 1_000, LEFT + 6_000, width - 6_000);
        }
        for line in why {
            set(line, setting(FaceRole::Hei, 13_000, Ink::RED), 8_000, Place::Start, 1_000, LEFT, width);
        }
        placed
    }

    /// A sheet in place of a page that cannot be shown.
    pub fn lost(&self, sheet: Sheet, text: &str) -> Vec<Placed> {
        let setting = setting(FaceRole::Hei, 14_000, Ink::RED);
        self.line(text, setting, Place::Centre, sheet, sheet.height / 3, 8_000)
    }
}

fn reason(reason: &str) -> String {
    if reason.trim().is_empty() { String::new() } else { format!("（{}）", reason.trim()) }
}
