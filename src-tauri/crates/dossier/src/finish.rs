//! What is set on the written document: outline, links, labels, metadata, attached files, identity.
//!
//! printpdf writes version 1.3, random identifiers, a flat outline and links that are not printed. All of that is set here
//! on the document as it was written; the content of the pages is not touched.

mod fonts;
mod metadata;
mod navigation;
mod packed;
mod signed;
mod tree;

use std::io::Write;
use std::thread;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use parkgauge_core::report::Report;
use sha2::{Digest, Sha256};

use crate::error::DossierError;
use crate::layout::Layout;
use crate::pdf::Written;
use crate::volume::Scan;

/// The sRGB profile that the document's colours are meant in.
const SRGB: &[u8] = include_bytes!("../../../../assets/dossier/srgb.icc");

/// How an attached file relates to the document (ISO 32000-2, AFRelationship).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relationship {
    /// The data from which the document was made.
    Source,
    /// Data that the document shows.
    Data,
    /// Something that goes with it.
    Supplement,
}

/// A file carried inside the PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// File name.
    pub name: String,
    /// MIME type, such as `application/json`.
    pub mime: String,
    /// What it is, for the reader.
    pub description: String,
    /// How it relates to the document.
    pub relationship: Relationship,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The norm of archiving that a file keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Archive {
    /// PDF/A-3b: may carry its data. What is handed in.
    A3b,
    /// PDF/A-1b: the same pages without the data, for checkers that know only this norm.
    A1b,
}

/// A scan and the page, from 0, whose place it takes.
pub(crate) struct Signed {
    pub page: usize,
    pub scan: Scan,
}

/// Finishes a written document.
///
/// # Errors
/// A document that cannot be read back, or whose pages are not the ones of the layout.
pub(crate) fn finish(
    written: Written,
    report: &Report,
    layout: &Layout,
    attachments: &[Attachment],
    archive: Archive,
    signed: Option<&Signed>,
) -> Result<Vec<u8>, DossierError> {
    let Written { bytes, contents } = written;
    let mut document = Document::load_mem(&bytes).map_err(|cause| failed("read back", &cause))?;
    drop(bytes);
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    if pages.len() != layout.pages.len() {
        let reason = format!("{} pages written, {} laid out", pages.len(), layout.pages.len());
        return Err(DossierError::Pdf { step: "read back", reason });
    }
    if let Some(signed) = signed
        && let Some(page) = pages.get(signed.page)
    {
        signed::draw(&mut document, *page, &signed.scan)?;
    }
    let links = navigation::set_links(&mut document, &pages, layout)?;
    tree::add(&mut document, &pages, &layout.structure, &contents, &links)?;
    let outline = navigation::add_outline(&mut document, &pages, layout);
    let labels = navigation::page_labels(layout);
    let files = attach(&mut document, report, attachments);
    let intent = output_intent(&mut document);
    let xmp = document.add_object(metadata::xmp(report, archive));
    let info = document.add_object(metadata::info(report));

    let catalog = document.catalog_mut().map_err(|cause| failed("catalog", &cause))?;
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("PageLabels", labels);
    catalog.set("Metadata", xmp);
    catalog.set("OutputIntents", vec![intent]);
    catalog.set("PageLayout", Object::Name(b"SinglePage".to_vec()));
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
    }
    if let Some((tree, references)) = files {
        catalog.set("Names", dictionary! { "EmbeddedFiles" => tree });
        catalog.set("AF", references);
    }
    if archive == Archive::A1b {
        fonts::say_which_glyphs(&mut document)?;
    }
    document.trailer.set("Info", info);
    document.version = if archive == Archive::A1b { "1.4" } else { "1.7" }.to_owned();
    document.trailer.remove(b"ID");
    document.prune_objects();
    compress(&mut document)?;
    let identity = identity(&document, report);
    document.trailer.set("ID", vec![identity.clone(), identity]);
    save(&mut document, archive)
}

/// Threads that compress: one for each of the two cores that any office computer has.
const THREADS: usize = 2;

/// Compresses every stream that may be. The usual level: the best one takes twice the time for a hundredth of the size.
fn compress(document: &mut Document) -> Result<(), DossierError> {
    let streams = document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    let mut streams: Vec<&mut Stream> =
        streams.filter(|stream| stream.allows_compression && stream.dict.get(b"Filter").is_err()).collect();
    let share = streams.len().div_ceil(THREADS).max(1);
    let work = |part: &mut [&mut Stream]| part.iter_mut().try_for_each(|stream| pack(stream));
    thread::scope(|scope| {
        let parts: Vec<_> = streams.chunks_mut(share).map(|part| scope.spawn(move || work(part))).collect();
        parts.into_iter().try_for_each(|part| {
            let stopped = || DossierError::Pdf { step: "compress", reason: "a thread stopped".to_owned() };
            let packed = part.join().map_err(|_| stopped())?;
            packed.map_err(|cause| DossierError::Pdf { step: "compress", reason: cause.to_string() })
        })
    })
}

fn pack(stream: &mut Stream) -> std::io::Result<()> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&stream.content)?;
    let packed = encoder.finish()?;
    // What grows by it, entry included, stays as it is.
    if packed.len() + b"/Filter/FlateDecode".len() < stream.content.len() {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(packed);
    }
    Ok(())
}

fn save(document: &mut Document, archive: Archive) -> Result<Vec<u8>, DossierError> {
    let saved = match archive {
        Archive::A3b => packed::save(document),
        // The older norm knows neither streams of objects nor of the table.
        Archive::A1b => {
            let mut bytes = Vec::new();
            document.save_to(&mut bytes).map(|()| bytes)
        }
    };
    saved.map_err(|cause| DossierError::Pdf { step: "save", reason: cause.to_string() })
}

/// A permanent identifier made from the content, so that the same book has the same one: all that is drawn and attached.
fn identity(document: &Document, report: &Report) -> Object {
    let mut hash = Sha256::new();
    hash.update(report.stamp.fingerprint.as_bytes());
    hash.update(report.stamp.made_at.to_rfc3339().as_bytes());
    for (id, object) in &document.objects {
        if let Object::Stream(stream) = object {
            hash.update(id.0.to_be_bytes());
            hash.update(&stream.content);
        }
    }
    let digest = hash.finalize();
    Object::String(digest.iter().copied().take(16).collect(), StringFormat::Hexadecimal)
}

fn output_intent(document: &mut Document) -> Object {
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    Object::Dictionary(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "RegistryName" => Object::string_literal("http://www.color.org"),
        "DestOutputProfile" => profile,
    })
}

/// Adds the files: the name tree for viewers' attachment lists, and the references of associated files.
fn attach(document: &mut Document, report: &Report, attachments: &[Attachment]) -> Option<(Object, Object)> {
    if attachments.is_empty() {
        return None;
    }
    let mut sorted: Vec<&Attachment> = attachments.iter().collect();
    // Keys of a name tree stand in order of their bytes.
    sorted.sort_by_key(|attachment| text(&attachment.name).as_str().map(<[u8]>::to_vec).unwrap_or_default());
    let mut names = Vec::new();
    let mut references = Vec::new();
    for attachment in sorted {
        let size = i64::try_from(attachment.bytes.len()).unwrap_or(i64::MAX);
        let date = metadata::date(report);
        let file = dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => Object::Name(attachment.mime.clone().into_bytes()),
            "Params" => dictionary! { "Size" => size, "ModDate" => date },
        };
        let file = document.add_object(Stream::new(file, attachment.bytes.clone()));
        let relationship = match attachment.relationship {
            Relationship::Source => "Source",
            Relationship::Data => "Data",
            Relationship::Supplement => "Supplement",
        };
        let specification = document.add_object(dictionary! {
            "Type" => "Filespec",
            "F" => text(&attachment.name),
            "UF" => text(&attachment.name),
            "Desc" => text(&attachment.description),
            "AFRelationship" => relationship,
            "EF" => dictionary! { "F" => file, "UF" => file },
        });
        names.push(text(&attachment.name));
        names.push(Object::Reference(specification));
        references.push(Object::Reference(specification));
    }
    let tree: Dictionary = dictionary! { "Names" => names };
    Some((Object::Dictionary(tree), Object::Array(references)))
}

/// A text string: plain where ASCII suffices, else UTF-16 with its mark.
pub(crate) fn text(content: &str) -> Object {
    if content.is_ascii() {
        return Object::string_literal(content);
    }
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(content.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn failed(step: &'static str, cause: &lopdf::Error) -> DossierError {
    DossierError::Pdf { step, reason: cause.to_string() }
}
