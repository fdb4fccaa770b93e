//! Report to files: PDF, bundle, manifest, verification.

mod book;
pub mod bundle;
mod bundle_error;
mod bundle_say;
mod digest;
pub mod error;
mod finish;
pub mod font;
mod glyphs;
pub mod layout;
pub mod length;
pub mod linebreak;
pub mod manifest;
pub mod measure;
pub mod page;
mod page_count;
mod pdf;
mod picture;
mod radicals;
pub mod safe_name;
pub mod structure;
pub mod template;
pub mod unpack;
pub mod verify;
pub mod volume;
mod word;
mod zip_layout;

pub use book::{Book, make_archive_variant, make_pdf, make_signed_pdf};
pub use bundle_error::BundleError;
pub use error::DossierError;
pub use finish::{Attachment, Relationship};
pub use font::{FontFinding, FontSet};
pub use layout::{Layout, lay_out};
pub use page_count::{page_count, page_texts};
pub use template::Template;
pub use word::make_docx;
