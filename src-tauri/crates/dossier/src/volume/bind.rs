//! Binding: piece after piece, page after page, into one file or several.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::thread;

use lopdf::{Dictionary, Object, Stream, dictionary};

use super::copy::{Bytes, Copier, held};
use super::fault::{Fault, Remark};
use super::form::{Drawing, packed};
use super::letters::Letters;
use super::lighter::lighten;
use super::matrix::{Matrix, short};
use super::navigation::{self, Entry};
use super::pages::Pages;
use super::sheet::{Printer, Sheet, WORDS};
use super::sink::{Sink, Written, reference};
use super::source::{self, Kind};
use super::tiff_pages::TiffPages;
use super::{Bound, Outcome, Piece, Segment, VolumeError, VolumeFile, VolumePlan, Volumes};
use crate::bundle_error::BundleError;
use crate::font::{FaceRole, FontSet};
use crate::page::Placed;

/// Name of a volume without its ending.
const STEM: &str = "佐证材料";
/// Room for what damaged files make the parser do; its own limits keep below this.
const STACK: usize = 64 << 20;

/// Writes the volumes into `folder`. The same plan, files and fonts give the same bytes.
///
/// A piece that cannot be read has a sheet that says so, and is named in what comes back; it never keeps the others
/// from being bound.
///
/// # Errors
/// The folder cannot be written; the stamps cannot be set.
pub fn bind(plan: &VolumePlan, fonts: &FontSet, folder: &Path) -> Result<Volumes, VolumeError> {
    thread::scope(|scope| {
        let work =
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || bind_here(plan, fonts, folder));
        let joined = work.map_err(|cause| BundleError::io("write", folder, cause))?.join();
        joined.unwrap_or_else(|_| {
            Err(BundleError::Broken { what: "the thread that binds the volume runs to its end".to_owned() }
                .into())
        })
    })
}

fn bind_here(plan: &VolumePlan, fonts: &FontSet, folder: &Path) -> Result<Volumes, VolumeError> {
    let letters = Letters::collect(fonts, texts(plan))?;
    let printer = Printer::new(fonts, plan.certify);
    let mut binder =
        Binder { plan, folder, letters: &letters, printer: &printer, open: None, files: Vec::new() };
    let pieces = plan.pieces.iter().map(|piece| binder.piece(piece)).collect::<Result<Vec<_>, _>>()?;
    binder.close()?;
    let mut files = binder.files;
    if let [only] = files.as_mut_slice() {
        only.name = format!("{STEM}.pdf");
    }
    Ok(Volumes { files, pieces })
}

/// Everything that will be printed, with the face it is printed in.
fn texts(plan: &VolumePlan) -> impl Iterator<Item = (FaceRole, &str)> {
    let faults = [
        Fault::Empty,
        Fault::NotWhatItSays,
        Fault::NeedsPassword,
        Fault::NoPages,
        Fault::Damaged,
        Fault::TooLarge,
        Fault::UnknownKind,
        Fault::Gone,
    ];
    // The sentences are made when they are needed; here only their characters count.
    const SENTENCES: &str = "文件是空的，没有内容。文件内容与扩展名不符，不是它所说的格式。文件设有打开密码，不能读取。文件里没有页面。\
        文件已损坏或不完整，不能读取。文件或图片过大，没有编入。这种编码的图片不能编入，请以原件为准。文件不在磁盘上或不能读取。";
    debug_assert!(faults.iter().all(|fault| fault.say().zh.chars().all(|sign| SENTENCES.contains(sign))));
    let fixed = [WORDS, SENTENCES, ATTACHED];
    let fixed = fixed.into_iter().flat_map(|text| [(FaceRole::Hei, text), (FaceRole::Song, text)]);
    let of_pieces = plan.pieces.iter().flat_map(|piece| {
        let heads = [(FaceRole::Hei, piece.number.as_str()), (FaceRole::Hei, piece.title.as_str())];
        let facts = piece.facts.iter().flat_map(|(label, value)| [label.as_str(), value.as_str()]);
        let marks = piece.marks.iter().flat_map(|mark| [mark.title.as_str(), mark.reason.as_str()]);
        let numbers = piece.marks.iter().map(|mark| (FaceRole::Hei, mark.number.as_str()));
        heads.into_iter().chain(numbers).chain(facts.chain(marks).map(|text| (FaceRole::Song, text)))
    });
    fixed.chain(of_pieces).chain([(FaceRole::Song, plan.fingerprint.as_str())])
}

const ATTACHED: &str = "本件不是页面文件，未编入；请见材料包“佐证原件”文件夹中的原件。";

struct Binder<'a> {
    plan: &'a VolumePlan,
    folder: &'a Path,
    letters: &'a Letters,
    printer: &'a Printer<'a>,
    open: Option<OpenFile>,
    files: Vec<VolumeFile>,
}

/// A file that is being written.
struct OpenFile {
    path: PathBuf,
    sink: Sink<BufWriter<File>>,
    /// The dictionary of fonts, as an object.
    fonts: u32,
    outline: Vec<Entry>,
    group: String,
    layers: BTreeSet<u32>,
    hidden: BTreeSet<u32>,
}

/// What is put on a sheet: operators, and the objects that they draw.
struct Content {
    operators: String,
    objects: Dictionary,
}

impl Binder<'_> {
    fn failed(&self, cause: io::Error) -> VolumeError {
        let path = self.open.as_ref().map_or(self.folder, |open| &open.path);
        BundleError::io("write", path, cause).into()
    }

    /// The file that is being written; begins one when there is none.
    fn current(&mut self) -> Result<&mut OpenFile, VolumeError> {
        if self.open.is_none() {
            let path = self.folder.join(format!("volume-{}.pdf", self.files.len() + 1));
            let failed = |cause| BundleError::io("write", &path, cause);
            let file = File::create(&path).map_err(failed)?;
            let mut sink = Sink::new(BufWriter::with_capacity(1 << 20, file)).map_err(failed)?;
            let mut copier = Copier::new(Bytes::Taken, BTreeSet::new());
            let fonts = self.letters.embed(&mut copier, &mut || sink.id())?;
            for (id, object) in copier.take() {
                sink.put(id, &object).map_err(failed)?;
            }
            let fonts = sink.add(&Object::Dictionary(fonts)).map_err(failed)?;
            self.open = Some(OpenFile {
                path,
                sink,
                fonts,
                outline: Vec::new(),
                group: String::new(),
                layers: BTreeSet::new(),
                hidden: BTreeSet::new(),
            });
        }
        self.open.as_mut().ok_or_else(|| {
            BundleError::Broken { what: "a volume is open while it is written".to_owned() }.into()
        })
    }

    fn close(&mut self) -> Result<(), VolumeError> {
        let Some(mut open) = self.open.take() else { return Ok(()) };
        let failed = |cause| BundleError::io("write", &open.path, cause);
        let number = self.files.len() + 1;
        let title = match self.plan.max_bytes {
            None => self.plan.title.clone(),
            Some(_) => format!("{}（第 {number} 册）", self.plan.title),
        };
        let pages = open.sink.pages();
        let outline = navigation::outline(&mut open.sink, &open.outline).map_err(failed)?;
        let catalog = navigation::catalog(outline, &open.layers, &open.hidden);
        let (file, Written { size, sha256 }) =
            open.sink.finish(catalog, &navigation::info(self.plan, &title)).map_err(failed)?;
        drop(file);
        let name = format!("{STEM}({number}).pdf");
        self.files.push(VolumeFile { name, path: open.path, pages, size, sha256 });
        Ok(())
    }

    /// Binds one piece.
    fn piece(&mut self, piece: &Piece) -> Result<Bound, VolumeError> {
        let bytes = source::read(&piece.file);
        let kind = bytes
            .as_ref()
            .map_err(|fault| *fault)
            .and_then(|bytes| source::kind(bytes, &piece.original_name));
        let size = bytes.as_ref().map_or(0, |bytes| bytes.len() as u64);
        self.make_room(size)?;
        match (bytes, kind) {
            (_, Err(fault)) | (Err(fault), _) => self.without_pages(piece, Outcome::Faulty(fault)),
            (_, Ok(Kind::Attachment)) => self.without_pages(piece, Outcome::Attached),
            (Ok(bytes), Ok(Kind::Pdf)) => {
                let pdf = source::pdf(&bytes);
                // The parser keeps what it needs.
                drop(bytes);
                match pdf {
                    Ok(mut pdf) => self.with_pages(piece, Pages::Pdf(&mut pdf)),
                    Err(fault) => self.without_pages(piece, Outcome::Faulty(fault)),
                }
            }
            (Ok(bytes), Ok(Kind::Tiff)) => match source::isolated(|| TiffPages::read(&bytes)) {
                Ok(tiff) => self.with_pages(piece, Pages::Tiff(Box::new(tiff))),
                Err(fault) => self.without_pages(piece, Outcome::Faulty(fault)),
            },
            (Ok(bytes), Ok(kind)) => self.with_pages(piece, Pages::Picture(&bytes, kind)),
        }
    }

    /// Begins a new file when the piece as a whole fits into one of its own and no longer into this one.
    fn make_room(&mut self, size: u64) -> Result<(), VolumeError> {
        let (Some(limit), Some(open)) = (self.plan.max_bytes, &self.open) else { return Ok(()) };
        if open.sink.pages() > 0 && open.sink.size_with(2, size) > limit && size < limit {
            self.close()?;
        }
        Ok(())
    }

    fn without_pages(&mut self, piece: &Piece, outcome: Outcome) -> Result<Bound, VolumeError> {
        let why = match outcome {
            Outcome::Faulty(fault) => fault.say().zh,
            Outcome::Attached | Outcome::Pages(_) => ATTACHED.to_owned(),
        };
        let segment = self.cover(piece, "—", &[why])?;
        Ok(Bound { segments: vec![segment], outcome, remarks: Vec::new() })
    }

    fn cover(&mut self, piece: &Piece, pages: &str, why: &[String]) -> Result<Segment, VolumeError> {
        let sheet = Sheet::upright(self.plan.certify);
        let mut items = self.printer.cover(sheet, piece, pages, why);
        let stamp =
            if pages == "—" { piece.number.clone() } else { format!("{}　共 {pages} 页", piece.number) };
        let page = self.page(sheet, &mut items, &stamp, None)?;
        let file = self.files.len();
        let open = self.current()?;
        if open.group != piece.group {
            open.group.clone_from(&piece.group);
            open.outline.push(Entry { level: 0, title: piece.group.clone(), page });
        }
        let title = format!("{} {}", piece.number, piece.title);
        open.outline.push(Entry { level: 1, title, page });
        Ok(Segment { file, first: open.sink.pages(), count: 1 })
    }

    fn with_pages(&mut self, piece: &Piece, mut pages: Pages<'_>) -> Result<Bound, VolumeError> {
        let total = pages.count();
        let mut bound = Bound {
            segments: vec![self.cover(piece, &total.to_string(), &[])?],
            outcome: Outcome::Pages(u32::try_from(total).unwrap_or(u32::MAX)),
            remarks: Vec::new(),
        };
        let (bytes, hidden) = match (&pages, self.plan.max_bytes) {
            (Pages::Pdf(pdf), None) => (Bytes::Taken, pdf.hidden.clone()),
            (Pages::Pdf(pdf), Some(_)) => (Bytes::Kept, pdf.hidden.clone()),
            _ => (Bytes::Taken, BTreeSet::new()),
        };
        if let Pages::Pdf(pdf) = &pages
            && pdf.was_repaired
        {
            bound.remarks.push(Remark::Repaired);
        }
        let mut copier = Copier::new(bytes, hidden.clone());
        let (mut lost, mut not_shown) = (Vec::new(), 0);
        let mut why = Fault::Damaged;
        for index in 0..total {
            let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
            let mut remarks = Vec::new();
            let mut drawing = pages.draw(index, &mut copier, &mut self.next()?, &mut remarks);
            let mut objects = self.taken(&mut copier);
            if self.is_over(&objects)? {
                self.leave(&copier);
                self.close()?;
                copier = Copier::new(bytes, hidden.clone());
                remarks.clear();
                drawing = pages.draw(index, &mut copier, &mut self.next()?, &mut remarks);
                objects = self.taken(&mut copier);
                bound.segments.push(Segment { file: self.files.len(), first: 1, count: 0 });
                if self.is_over(&objects)? {
                    remarks.push(Remark::OverLimit);
                }
            }
            if let Err(fault) = &drawing {
                why = *fault;
                objects.clear();
                lost.push(number);
            }
            self.put(objects)?;
            not_shown += drawing.as_ref().map_or(0, |drawing| drawing.not_shown);
            let page = self.sheet(piece, number, total, drawing.as_ref())?;
            if let Some(segment) = bound.segments.last_mut() {
                segment.count += 1;
            }
            bound.remarks.extend(remarks);
            self.marks(piece, number, page)?;
        }
        self.leave(&copier);
        if lost.len() == total {
            bound.outcome = Outcome::Faulty(why);
        } else if !lost.is_empty() {
            bound.remarks.push(Remark::LostPages(lost));
        }
        if not_shown > 0 {
            bound.remarks.push(Remark::NotShown(not_shown));
        }
        bound.remarks.sort();
        bound.remarks.dedup();
        Ok(bound)
    }

    /// What was copied for a page, its scans as light as they are wanted.
    fn taken(&self, copier: &mut Copier) -> Vec<(u32, Object)> {
        let mut objects = copier.take();
        if let Some(dots_per_inch) = self.plan.scans {
            lighten(&mut objects, dots_per_inch);
        }
        objects
    }

    /// Gives numbers for objects of the open file.
    fn next(&mut self) -> Result<impl FnMut() -> u32, VolumeError> {
        let sink = &mut self.current()?.sink;
        Ok(move || sink.id())
    }

    /// Whether these objects would take the file beyond its limit. The first page of a file is never too much.
    fn is_over(&mut self, objects: &[(u32, Object)]) -> Result<bool, VolumeError> {
        let Some(limit) = self.plan.max_bytes else { return Ok(false) };
        let bytes = objects.iter().map(|(_, object)| match object {
            Object::Stream(stream) => stream.content.len() as u64 + 300,
            _ => 300,
        });
        Ok(self.current()?.sink.size_with(1, bytes.sum()) > limit)
    }

    fn put(&mut self, objects: Vec<(u32, Object)>) -> Result<(), VolumeError> {
        let sink = &mut self.current()?.sink;
        let done = objects.into_iter().try_for_each(|(id, object)| sink.put(id, &object));
        done.map_err(|cause| self.failed(cause))
    }

    /// Remembers the layers of a source for the file that shows them.
    fn leave(&mut self, copier: &Copier) {
        let (layers, hidden) = copier.layers();
        if let Some(open) = &mut self.open {
            open.layers.extend(layers);
            open.hidden.extend(hidden);
        }
    }

    /// A sheet with a page of a piece, or with the sentence that it cannot be shown.
    fn sheet(
        &mut self,
        piece: &Piece,
        number: u32,
        total: usize,
        drawing: Result<&Drawing, &Fault>,
    ) -> Result<u32, VolumeError> {
        let proves: Vec<&str> =
            piece.marks.iter().filter(|mark| mark.covers(number)).map(|mark| mark.number.as_str()).collect();
        let proves =
            if proves.is_empty() { String::new() } else { format!("证明 {}　", proves.join("、")) };
        let stamp = format!("{proves}{}　第 {number} 页 / 共 {total} 页", piece.number);
        match drawing {
            Ok(drawing) => {
                let sheet = Sheet::holding(drawing.frame, drawing.turns, self.plan.certify);
                self.page(sheet, &mut Vec::new(), &stamp, Some(&content(drawing, sheet)))
            }
            Err(fault) => {
                let sheet = Sheet::upright(self.plan.certify);
                let mut items = self.printer.lost(sheet, &format!("第 {number} 页：{}", fault.say().zh));
                self.page(sheet, &mut items, &stamp, None)
            }
        }
    }

    /// Writes a sheet and gives its page object.
    fn page(
        &mut self,
        sheet: Sheet,
        items: &mut Vec<Placed>,
        stamp: &str,
        content: Option<&Content>,
    ) -> Result<u32, VolumeError> {
        let volume =
            self.plan.max_bytes.map_or_else(String::new, |_| format!("第 {} 册　", self.files.len() + 1));
        let draft = if self.plan.is_draft { "　草稿" } else { "" };
        let number = self.current()?.sink.pages() + 1;
        let left = format!("{volume}第 {number} 页　指纹码 {}{draft}", self.plan.fingerprint);
        items.extend(self.printer.frame(sheet, &left, stamp));
        let mut operators = content.map_or_else(String::new, |content| content.operators.clone());
        self.letters.draw(items, sheet.height, &mut operators);
        let open = self.current()?;
        let mut resources = dictionary! { "Font" => reference(open.fonts) };
        if let Some(content) = content {
            resources.set("XObject", content.objects.clone());
        }
        let stream: Stream = if operators.len() > 2_000 {
            packed(Dictionary::new(), operators.as_bytes())
        } else {
            held(Dictionary::new(), operators.into_bytes())
        };
        let sink = &mut open.sink;
        let written = sink.add(&Object::Stream(stream)).and_then(|contents| {
            sink.add_page(dictionary! {
                "MediaBox" => sheet.paper().to_object(),
                "Resources" => resources,
                "Contents" => reference(contents),
            })
        });
        written.map_err(|cause| self.failed(cause))
    }

    /// Bookmarks for the ranges that begin on this page.
    fn marks(&mut self, piece: &Piece, number: u32, page: u32) -> Result<(), VolumeError> {
        let open = self.current()?;
        for mark in &piece.marks {
            for (first, last) in mark.pages.iter().filter(|(first, _)| *first == number) {
                let range = if first == last { first.to_string() } else { format!("{first}-{last}") };
                let title = format!("第 {range} 页：{}", mark.title);
                open.outline.push(Entry { level: 2, title, page });
            }
        }
        Ok(())
    }
}

/// Puts a drawing into the middle of its sheet, as large as it may be.
fn content(drawing: &Drawing, sheet: Sheet) -> Content {
    let room = sheet.room();
    let (width, height) = match drawing.turns % 2 {
        0 => (drawing.frame.width(), drawing.frame.height()),
        _ => (drawing.frame.height(), drawing.frame.width()),
    };
    let scale = (room.width() / width).min(room.height() / height).min(drawing.largest);
    let x = room.left + (room.width() - width * scale) / 2.0;
    let y = room.bottom + (room.height() - height * scale) / 2.0;
    let place = Matrix::turned(drawing.frame, drawing.turns).then(Matrix::scaled(scale, x, y));
    let frame = drawing.frame;
    let clip = [frame.left, frame.bottom, frame.width(), frame.height()].map(short).join(" ");
    let mut operators = format!("q {} cm {clip} re W n\n", place.operands());
    let mut objects = Dictionary::new();
    for (name, object, matrix) in &drawing.parts {
        operators.push_str(&format!("q {} cm /{name} Do Q\n", matrix.operands()));
        objects.set(name.as_str(), object.clone());
    }
    operators.push_str("Q\n");
    Content { operators, objects }
}
