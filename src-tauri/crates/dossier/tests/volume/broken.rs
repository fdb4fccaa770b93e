//! Damaged, locked, empty and hostile files.

use parkgauge_dossier::volume::{Fault, MOST_BYTES};

use crate::case::{Case, Content, Expected, Looks};
use crate::look::{self, Program};
use crate::raw::{Leaf, Raw, document, stream};

fn three() -> Raw {
    document(&[Leaf::a4(1), Leaf::a4(2), Leaf::a4(3)], "", "", &[])
}

fn place(bytes: &[u8], words: &str) -> usize {
    bytes.windows(words.len()).position(|window| window == words.as_bytes()).unwrap()
}

/// The same bytes with the first occurrence of some replaced.
fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let at = place(bytes, from);
    [&bytes[..at], to.as_bytes(), &bytes[at + from.len()..]].concat()
}

pub fn cases() -> Vec<Case> {
    let mut all = mendable();
    all.extend(unreadable());
    all.extend(hostile());
    all.extend(altered());
    all
}

/// Damage that other programs mend too.
fn mendable() -> Vec<Case> {
    let whole = three().bytes();
    let cut = place(&whole, "xref\n");
    let repaired = |name: &str, bytes| Case::pdf(name, 3, bytes).remarked(&["evidence.repaired"]);
    let junk = vec![b'x'; 700];
    vec![
        repaired("无交叉引用表.pdf", whole[..cut].to_vec()),
        repaired("起点错误.pdf", replaced(&whole, &format!("startxref\n{cut}"), "startxref\n17")),
        repaired("引用表乱码.pdf", replaced(&whole, "xref\n0", "xr#f\n?")),
        repaired("偏移全错.pdf", shifted(&whole)),
        Case::pdf("文件头前有杂质.pdf", 3, [b"From: office\r\n\r\n".as_slice(), &whole].concat()),
        Case::pdf("文件尾后有杂质.pdf", 3, [whole.as_slice(), &junk].concat()),
        repaired("没有结束标记.pdf", replaced(&whole, "%%EOF", "")),
        Case::pdf("页数谎报.pdf", 3, replaced(&whole, "/Count 3", "/Count 9"))
            .remarked(&["evidence.repaired"]),
        // Poppler takes the length for what it says.
        Case::pdf("长度错误.pdf", 3, replaced(&whole, "/Length ", "/Length 1"))
            .like(Looks::Reference(Program::Mupdf)),
    ]
}

/// Every offset of the table is off by a few bytes.
fn shifted(bytes: &[u8]) -> Vec<u8> {
    let at = place(bytes, "xref\n0");
    let text = String::from_utf8_lossy(&bytes[at..])
        .replace(" 00000 n", " 00000 N")
        .replacen("0000000", "0000009", 3);
    [&bytes[..at], text.replace(" 00000 N", " 00000 n").as_bytes()].concat()
}

fn unreadable() -> Vec<Case> {
    let whole = three().bytes();
    let folder = tempfile::tempdir().unwrap();
    let (source, target) = (folder.path().join("source.pdf"), folder.path().join("target.pdf"));
    std::fs::write(&source, &whole).unwrap();
    let locked = |bits: &str| {
        let options = ["--allow-weak-crypto", "--encrypt", "secret", "owner", bits, "--"];
        look::run("qpdf", &[&options[..], &[look::text(&source), look::text(&target)]].concat());
        std::fs::read(&target).unwrap()
    };
    let none = Raw {
        objects: vec![
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Count 0 /Kids [] >>".to_vec(),
        ],
        trailer: String::new(),
    };
    let mut all = vec![
        Case::faulty("空文件.pdf", Fault::Empty, Vec::new()),
        Case::faulty("空照片.jpg", Fault::Empty, Vec::new()),
        Case::faulty("没有页面.pdf", Fault::NoPages, none.bytes()),
        Case::faulty("打开密码四十位.pdf", Fault::NeedsPassword, locked("40")),
        Case::faulty("打开密码128位.pdf", Fault::NeedsPassword, locked("128")),
        Case::faulty("打开密码256位.pdf", Fault::NeedsPassword, locked("256")),
        Case::faulty(
            "其实是网页.pdf",
            Fault::NotWhatItSays,
            b"<!DOCTYPE html><html><body>404</body></html>".to_vec(),
        ),
        Case::faulty("全是零.pdf", Fault::NotWhatItSays, vec![0; 5_000]),
        Case::faulty("其实是文本.jpg", Fault::NotWhatItSays, "照片".as_bytes().to_vec()),
        Case::faulty("只有文件头.pdf", Fault::Damaged, b"%PDF-1.7\n".to_vec()),
        Case::faulty("截断在第一页前.pdf", Fault::Damaged, whole[..60].to_vec()),
    ];
    let attached = |name: &str, bytes: &[u8]| Case::of(name, bytes.to_vec(), Expected::Attached);
    all.extend([
        attached("台账.xlsx", b"PK\x03\x04 workbook"),
        attached("报告.docx", b"PK\x03\x04 document"),
        attached("公文.ofd", b"PK\x03\x04 ofd"),
        attached("说明.txt", "说明".as_bytes()),
        attached("没有扩展名", &[1, 2, 3]),
    ]);
    let hole = Case::of("过大.pdf", Vec::new(), Expected::Faulty(Fault::TooLarge));
    all.push(Case { content: Content::Hole(MOST_BYTES + 1), ..hole });
    all
}

/// Files that were made to do harm.
fn hostile() -> Vec<Case> {
    let leaf = |entries: &str| {
        document(
            &[Leaf::of(&format!("/MediaBox [0 0 595 842] {entries}"), [0.0, 0.0, 595.0, 842.0], 1)],
            "",
            "",
            &[],
        )
    };
    let unlike = |case: Case| case.like(Looks::Nothing);
    let circle = Raw {
        objects: vec![
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Count 2 /Kids [2 0 R 3 0 R] >>".to_vec(),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>".to_vec(),
            stream("", b"0 g 0 0 300 300 re f"),
        ],
        trailer: String::new(),
    };
    let nested = format!("/Resources << /X {}{} >>", "[".repeat(40_000), "]".repeat(40_000));
    let lost = replaced(&three().bytes(), "5 0 R", "99 0 R");
    vec![
        unlike(Case::pdf("页树成环.pdf", 1, circle.bytes())).remarked(&["evidence.repaired"]),
        Case::of("四万层数组.pdf", leaf(&nested).bytes(), Expected::Anything),
        unlike(Case::pdf("资源指向自己.pdf", 1, leaf("/Resources 3 0 R").bytes())),
        unlike(Case::pdf(
            "表单画自己.pdf",
            1,
            document(
                &[Leaf::of(
                    "/MediaBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >>",
                    [0.0, 0.0, 595.0, 842.0],
                    1,
                )],
                "",
                "",
                &[stream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>",
                    b"/X Do",
                )],
            )
            .bytes(),
        )),
        unlike(Case::pdf(
            "天文尺寸.pdf",
            1,
            document(
                &[Leaf::of("/MediaBox [0 0 1000000000000 1000000000000]", [0.0, 0.0, 595.0, 842.0], 1)],
                "",
                "",
                &[],
            )
            .bytes(),
        )),
        unlike(Case::pdf(
            "零尺寸.pdf",
            1,
            document(&[Leaf::of("/MediaBox [0 0 0 0]", [0.0, 0.0, 595.0, 842.0], 1)], "", "", &[]).bytes(),
        )),
        unlike(Case::pdf("缺一页.pdf", 3, lost)).remarked(&["evidence.lost_pages"]),
        unlike(Case::pdf("解压炸弹.pdf", 1, bomb())),
        Case::of("对象流炸弹.pdf", stream_bomb(), Expected::Anything),
    ]
}

fn zeros(megabytes: usize) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..megabytes {
        encoder.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    encoder.finish().unwrap()
}

/// A page in two parts that become a gigabyte each.
fn bomb() -> Vec<u8> {
    let part = stream("/Filter /FlateDecode", &zeros(1_000));
    let leaf = Leaf {
        entries: "/MediaBox [0 0 595 842] /Contents [5 0 R 6 0 R]".to_owned(),
        operators: String::new(),
    };
    document(&[leaf], "", "", &[part.clone(), part]).bytes()
}

/// An object stream that becomes a gigabyte.
fn stream_bomb() -> Vec<u8> {
    let part = stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &zeros(1_000));
    document(&[Leaf::a4(1)], "", "", &[part]).bytes()
}

/// A sound document with bytes altered by a rule that is always the same.
fn altered() -> Vec<Case> {
    let whole = document(&[Leaf::a4(1), Leaf::a4(2)], "/MediaBox [0 0 595 842] /Rotate 90", "", &[]).bytes();
    let mut state: u32 = 7;
    let mut next = move || {
        // Numerical Recipes' generator: what matters is that it is the same everywhere.
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize
    };
    let mut all = Vec::new();
    for number in 1..=20 {
        let mut bytes = whole.clone();
        for _ in 0..number * 2 {
            let (at, value) = (next() % bytes.len(), next() as u8);
            bytes[at] = value;
        }
        all.push(Case::of(&format!("随机改动{number}.pdf"), bytes, Expected::Anything));
        let end = next() % whole.len();
        all.push(Case::of(&format!("随机截断{number}.pdf"), whole[..end].to_vec(), Expected::Anything));
    }
    all
}
