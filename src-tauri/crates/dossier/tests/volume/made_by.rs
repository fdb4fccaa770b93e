//! The same documents as other programs write them: qpdf, mutool, poppler's cairo, lopdf, and the book of this program.

use std::path::Path;

use lopdf::{Document, SaveOptions};

use crate::case::{Case, Expected, Looks};
use crate::look::{self, Program};
use crate::sound::{Sound, documents};

/// A way of writing a document anew.
struct Way {
    name: &'static str,
    write: fn(&Path, &Path),
    /// How many of the documents are written so; those that show most come first.
    documents: usize,
}

fn qpdf(options: &[&str], source: &Path, target: &Path) {
    let files = [look::text(source), look::text(target)];
    look::run("qpdf", &[options, &["--"], &files].concat());
}

const WAYS: [Way; 10] = [
    Way { name: "线性化", write: |from, to| qpdf(&["--linearize"], from, to), documents: 10 },
    Way {
        name: "对象流", write: |from, to| qpdf(&["--object-streams=generate"], from, to), documents: 14
    },
    Way {
        name: "RC4所有者密码",
        write: |from, to| {
            qpdf(&["--allow-weak-crypto", "--encrypt", "", "owner", "128", "--use-aes=n"], from, to)
        },
        documents: 6,
    },
    Way {
        name: "RC4四十位",
        write: |from, to| qpdf(&["--allow-weak-crypto", "--encrypt", "", "owner", "40"], from, to),
        documents: 4,
    },
    Way {
        name: "AES128所有者密码",
        write: |from, to| {
            qpdf(&["--allow-weak-crypto", "--encrypt", "", "owner", "128", "--use-aes=y"], from, to)
        },
        documents: 6,
    },
    Way {
        name: "AES256所有者密码",
        write: |from, to| qpdf(&["--encrypt", "", "owner", "256"], from, to),
        documents: 6,
    },
    Way { name: "qdf", write: |from, to| qpdf(&["--qdf"], from, to), documents: 4 },
    Way {
        name: "mutool整理",
        write: |from, to| {
            look::run("mutool", &["clean", "-gggg", "-z", look::text(from), look::text(to)]);
        },
        documents: 10,
    },
    Way {
        name: "cairo",
        write: |from, to| {
            look::run("pdftocairo", &["-pdf", look::text(from), look::text(to)]);
        },
        documents: 12,
    },
    Way { name: "lopdf", write: lopdf, documents: 8 },
];

/// With object streams and a cross-reference stream.
fn lopdf(source: &Path, target: &Path) {
    let mut document = Document::load(source).unwrap();
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options).unwrap();
    std::fs::write(target, bytes).unwrap();
}

pub fn cases() -> Vec<Case> {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("source.pdf");
    let target = folder.path().join("target.pdf");
    let mut documents: Vec<Sound> = documents();
    // What shows most: every third first, so that each way meets boxes, drawings, remarks and trees.
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_key(|index| (index % 3, *index));
    let mut all = Vec::new();
    for (turn, way) in WAYS.iter().enumerate() {
        for step in 0..way.documents {
            // Each way begins elsewhere, so that together they meet all.
            let sound = &mut documents[order[(turn * 5 + step * 2) % order.len()]];
            std::fs::write(&source, sound.raw.bytes()).unwrap();
            (way.write)(&source, &target);
            let bytes = std::fs::read(&target).unwrap();
            let name = format!("{}_{}.pdf", way.name, sound.name);
            if !all.iter().any(|case: &Case| case.name == name) {
                all.push(Case::pdf(&name, sound.pages, bytes).like(Looks::Reference(sound.reference)));
            }
        }
    }
    all.push(book());
    all
}

/// A document with whole and subset fonts, a tag tree, an outline and an attachment: the sample book of this program.
fn book() -> Case {
    let made = crate::sample_book();
    let expected =
        Expected::Pages { count: made.pages, remarks: vec![], looks: Looks::Reference(Program::Poppler) };
    Case::of("本程序的申报书.pdf", made.bytes, expected)
}
