//! Report to files: PDF, bundle, manifest, verification.

mod book;
pub mod error;
mod finish;
pub mod font;
pub mod layout;
pub mod length;
pub mod linebreak;
pub mod measure;
pub mod page;
mod pdf;
mod radicals;
pub mod template;

pub use book::{Book, make_pdf};
pub use error::DossierError;
pub use finish::{Attachment, Relationship};
pub use font::{FontFinding, FontSet};
pub use layout::{Layout, lay_out};
pub use template::Template;
