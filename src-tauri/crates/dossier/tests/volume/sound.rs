//! Whole PDFs with everything that makes a page look as it does.

use crate::case::{Case, Looks};
use crate::look::Program;
use crate::raw::{Leaf, Raw, document, first_extra, marks, stream};

/// A4 in points.
const A4: [f64; 4] = [0.0, 0.0, 595.0, 842.0];

/// A document, its name and its pages.
pub struct Sound {
    pub name: &'static str,
    pub pages: u32,
    pub raw: Raw,
    pub reference: Program,
}

fn of(name: &'static str, leaves: &[Leaf]) -> Sound {
    with(name, leaves, "", "", &[])
}

fn with(name: &'static str, leaves: &[Leaf], root: &str, catalog: &str, extra: &[Vec<u8>]) -> Sound {
    let raw = document(leaves, root, catalog, extra);
    Sound { name, pages: leaves.len() as u32, raw, reference: Program::Poppler }
}

fn one(name: &'static str, entries: &str, frame: [f64; 4]) -> Sound {
    of(name, &[Leaf::of(entries, frame, 1)])
}

/// One page whose operators are `operators` after the marks, with objects of its own.
fn drawn(name: &'static str, entries: &str, operators: &str, extra: &[Vec<u8>]) -> Sound {
    let mut leaf = Leaf::of(&format!("/MediaBox [0 0 595 842] {entries}"), A4, 2);
    leaf.operators.push_str(operators);
    with(name, &[leaf], "", "", extra)
}

/// Every document; the rewriting programs take them as well.
pub fn documents() -> Vec<Sound> {
    let mut all = vec![of("普通三页", &[Leaf::a4(1), Leaf::a4(2), Leaf::a4(3)])];
    all.extend(boxes());
    all.extend(drawings());
    all.extend(remarks());
    all.extend(trees());
    all
}

pub fn cases() -> Vec<Case> {
    let mut all: Vec<Case> = documents()
        .into_iter()
        .map(|sound| {
            let case = Case::pdf(&format!("{}.pdf", sound.name), sound.pages, sound.raw.bytes());
            case.like(Looks::Reference(sound.reference))
        })
        .collect();
    let three = || document(&[Leaf::a4(1), Leaf::a4(2), Leaf::a4(3)], "", "", &[]);
    all.push(Case::pdf("回车换行.pdf", 3, three().with_line_end("\r\n")));
    let thousand: Vec<Leaf> = (0..1_000).map(Leaf::a4).collect();
    all.push(Case::pdf("一千页.pdf", 1_000, document(&thousand, "", "", &[]).bytes()));
    all
}

/// What a page shows of its paper, and which way up.
fn boxes() -> Vec<Sound> {
    let mut all = Vec::new();
    for (name, angle) in
        [("转90度", 90), ("转180度", 180), ("转270度", 270), ("转负90度", -90), ("转450度", 450)]
    {
        all.push(one(name, &format!("/MediaBox [0 0 595 842] /Rotate {angle}"), A4));
    }
    let crop = "/MediaBox [0 0 595 842] /CropBox [100 200 500 700]";
    all.push(one("裁切", crop, A4));
    all.push(one("裁切并旋转", &format!("{crop} /Rotate 90"), A4));
    all.push(one("裁切框大于纸张", "/MediaBox [0 0 595 842] /CropBox [-100 -100 900 900]", A4));
    all.push(one("原点不在角上", "/MediaBox [-200 -300 395 542]", [-200.0, -300.0, 395.0, 542.0]));
    all.push(one("角点颠倒", "/MediaBox [595 842 0 0]", A4));
    all.push(one("横向", "/MediaBox [0 0 842 595]", [0.0, 0.0, 842.0, 595.0]));
    all.push(one("A0图纸", "/MediaBox [0 0 2384 3370]", [0.0, 0.0, 2384.0, 3370.0]));
    all.push(one("车票大小", "/MediaBox [0 0 240 150]", [0.0, 0.0, 240.0, 150.0]));
    all.push(one("细长条", "/MediaBox [0 0 200 2000]", [0.0, 0.0, 200.0, 2000.0]));
    all.push(one("小数尺寸", "/MediaBox [0.0 0.0 595.276 841.89]", A4));
    // Poppler draws a page with a unit of its own as if it had none.
    let mut unit = one("放大单位", "/MediaBox [0 0 100 150] /UserUnit 3", [0.0, 0.0, 100.0, 150.0]);
    unit.reference = Program::Mupdf;
    all.push(unit);
    all.push(Sound {
        ..of(
            "页尺寸不一",
            &[
                Leaf::a4(1),
                Leaf::of("/MediaBox [0 0 842 1191]", [0.0, 0.0, 842.0, 1191.0], 2),
                Leaf::of("/MediaBox [0 0 420 595] /Rotate 270", [0.0, 0.0, 420.0, 595.0], 3),
            ],
        )
    });
    all
}

/// What operators can do.
fn drawings() -> Vec<Sound> {
    let at = first_extra(1);
    let form = |entries: &str| {
        stream(
            &format!("/Type /XObject /Subtype /Form /BBox [0 0 100 100] {entries}"),
            b"0.7 0.2 0.6 rg 0 0 100 100 re f 1 g 10 10 30 30 re f",
        )
    };
    let image = |entries: &str| {
        stream(
            &format!("/Type /XObject /Subtype /Image /Width 2 /Height 2 {entries}"),
            &[220, 20, 20, 20, 220, 20, 20, 20, 220, 240, 240, 20],
        )
    };
    let rgb = "/ColorSpace /DeviceRGB /BitsPerComponent 8";
    let xobject = |entries: &str| format!("/Resources << /XObject << /X {at} 0 R >> {entries} >>");
    let mut all = vec![
        drawn("表单对象", &xobject(""), "q 2 0 0 2 60 60 cm /X Do Q", &[form("")]),
        drawn("表单对象带矩阵", &xobject(""), "q 1 0 0 1 300 300 cm /X Do Q", &[form("/Matrix [1.5 0.5 -0.5 1.5 0 0]")]),
        drawn("图像", &xobject(""), "q 300 0 0 200 100 300 cm /X Do Q", &[image(rgb)]),
        drawn("图像带蒙版", &xobject(""), "q 300 0 0 200 100 300 cm /X Do Q", &[
            image(&format!("{rgb} /SMask {} 0 R", at + 1)),
            stream("/Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", &[255, 80]),
        ]),
        drawn("图像索引色", &xobject(""), "q 300 0 0 200 100 300 cm /X Do Q", &[
            stream("/Type /XObject /Subtype /Image /Width 4 /Height 1 /BitsPerComponent 8 /ColorSpace [/Indexed /DeviceRGB 3 <C81414 14C814 1414C8 F0F014>]", &[0, 1, 2, 3]),
        ]),
        drawn("内嵌图像", "", "q 300 0 0 200 100 300 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x20\x60\x40\x7f EI Q", &[]),
        drawn("渐变", &format!("/Resources << /Shading << /S {at} 0 R >> >>"), "q 100 100 400 600 re W n /S sh Q", &[
            b"<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [100 100 500 700] /Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0.9 0.2 0.1] /C1 [0.1 0.3 0.9] >> >>".to_vec(),
        ]),
        drawn("底纹", &format!("/Resources << /Pattern << /P {at} 0 R >> >>"), "/Pattern cs /P scn 60 60 480 300 re f", &[
            stream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 40 40] /XStep 40 /YStep 40 /Resources << >>", b"0.9 0.6 0.1 rg 0 0 20 20 re f"),
        ]),
        drawn("半透明", &format!("/Group << /S /Transparency /CS /DeviceRGB >> /Resources << /ExtGState << /G << /ca 0.4 /BM /Multiply >> >> /XObject << /X {at} 0 R >> >>"), "/G gs q 4 0 0 4 100 250 cm /X Do Q", &[form("/Group << /S /Transparency /I true >>")]),
        drawn("标准字体", "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >> >> >>", "BT 0 g /F 60 Tf 80 500 Td (EVIDENCE 1.2) Tj ET", &[]),
        drawn("三型字体", &format!("/Resources << /Font << /F {at} 0 R >> >>"), "BT 0.1 0.5 0.5 rg /F 80 Tf 80 500 Td (aba) Tj ET", &[
            format!("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 98 /Widths [1000 1000] /Encoding << /Differences [97 /a /b] >> /CharProcs << /a {} 0 R /b {} 0 R >> /Resources << >> >>", at + 1, at + 2).into_bytes(),
            stream("", b"1000 0 0 0 1000 1000 d1 0 0 800 800 re f"),
            stream("", b"1000 0 0 0 1000 1000 d1 200 0 200 900 re f"),
        ]),
        drawn("专色", "/Resources << /ColorSpace << /S [/Separation /Spot /DeviceRGB << /FunctionType 2 /Domain [0 1] /N 1 /C0 [1 1 1] /C1 [0.8 0.3 0] >>] >> >>", "/S cs 0.8 scn 60 60 300 200 re f", &[]),
        drawn("未平衡的保存", "", "q q q 0.5 g 300 500 100 100 re f", &[]),
    ];
    let parts = [
        stream("", marks(A4, 5).as_bytes()),
        stream("", b"0.9 0.4 0.1 rg 60 60 300 200 r"),
        stream("", b"e f 0 g 400 60 100 100 re f"),
    ];
    let split = format!("/MediaBox [0 0 595 842] /Contents [{} 0 R {} 0 R {} 0 R]", at, at + 1, at + 2);
    let whole = [
        parts[0].clone(),
        stream("", b"0.9 0.4 0.1 rg 60 60 300 200 re"),
        stream("", b"f 0 g 400 60 100 100 re f"),
    ];
    all.push(with("内容分段", &[Leaf { entries: split, operators: String::new() }], "", "", &whole));
    all.push(with(
        "无内容",
        &[
            Leaf { entries: "/MediaBox [0 0 595 842] /Contents null".to_owned(), operators: String::new() },
            Leaf::a4(2),
        ],
        "",
        "",
        &[],
    ));
    let layers =
        format!("/OCProperties << /OCGs [{at} 0 R {} 0 R] /D << /OFF [{} 0 R] >> >>", at + 1, at + 1);
    let mut leaf = Leaf::of(
        &format!(
            "/MediaBox [0 0 595 842] /Resources << /Properties << /On {at} 0 R /Off {} 0 R >> >>",
            at + 1
        ),
        A4,
        3,
    );
    leaf.operators
        .push_str("/OC /On BDC 0.2 0.7 0.7 rg 60 60 200 200 re f EMC /OC /Off BDC 0 g 0 0 595 842 re f EMC");
    let layer = |name: &str| format!("<< /Type /OCG /Name ({name}) >>").into_bytes();
    all.push(with("隐藏图层", &[leaf], "", &layers, &[layer("seen"), layer("hidden")]));
    all
}

/// Remarks, form fields and seals with a picture of themselves.
fn remarks() -> Vec<Sound> {
    let at = first_extra(1);
    let look = |entries: &str| {
        stream(
            &format!("/Type /XObject /Subtype /Form /BBox [0 0 100 50] {entries}"),
            b"0.85 0.1 0.1 rg 0 0 100 50 re f 1 g 20 15 60 20 re f",
        )
    };
    let remark = |entries: &str| {
        format!("<< /Type /Annot /Rect [200 380 400 480] {entries} /AP << /N {} 0 R >> >>", at + 1)
            .into_bytes()
    };
    let entries = format!("/MediaBox [0 0 595 842] /Annots [{at} 0 R]");
    let on = |name, annotation: Vec<u8>, looks: Vec<u8>| {
        with(name, &[Leaf::of(&entries, A4, 4)], "", "", &[annotation, looks])
    };
    vec![
        on("印章批注", remark("/Subtype /Stamp /F 4"), look("")),
        on("印章带矩阵", remark("/Subtype /Stamp /F 4"), look("/Matrix [0 1 -1 0 50 0]")),
        on("隐藏批注", remark("/Subtype /Stamp /F 2"), look("")),
        on("表单域", remark("/Subtype /Widget /FT /Tx /T (name) /V (value) /F 4"), look("")),
        on(
            "勾选框",
            format!("<< /Type /Annot /Subtype /Widget /FT /Btn /T (tick) /V /Yes /AS /Yes /F 4 /Rect [200 380 400 480] /AP << /N << /Yes {} 0 R >> >> >>", at + 1).into_bytes(),
            look(""),
        ),
    ]
}

/// How pages hang together.
fn trees() -> Vec<Sound> {
    let at = first_extra(1);
    let plain = |number| Leaf { entries: String::new(), operators: marks(A4, number) };
    let mut all = vec![
        with("继承纸张", &[plain(1), plain(2)], "/MediaBox [0 0 595 842]", "", &[]),
        with(
            "继承旋转与裁切",
            &[plain(1), plain(2)],
            "/MediaBox [0 0 595 842] /Rotate 90 /CropBox [50 50 500 800]",
            "",
            &[],
        ),
    ];
    let mut leaf = plain(3);
    leaf.operators.push_str("q 3 0 0 3 60 60 cm /X Do Q");
    let form =
        stream("/Type /XObject /Subtype /Form /BBox [0 0 100 100]", b"0.3 0.3 0.8 rg 0 0 100 100 re f");
    all.push(with(
        "继承资源",
        &[leaf],
        &format!("/MediaBox [0 0 595 842] /Resources << /XObject << /X {at} 0 R >> >>"),
        "",
        &[form],
    ));
    // A chain of nodes as deep as no real document is, and one page at its end.
    let mut objects = vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()];
    for node in 2..42 {
        objects.push(
            format!("<< /Type /Pages /Count 1 /Kids [{} 0 R] /MediaBox [0 0 595 842] >>", node + 1)
                .into_bytes(),
        );
    }
    objects.push(b"<< /Type /Page /Parent 41 0 R /Contents 43 0 R >>".to_vec());
    objects.push(stream("", marks(A4, 6).as_bytes()));
    all.push(Sound {
        name: "深页树",
        pages: 1,
        raw: Raw { objects, trailer: String::new() },
        reference: Program::Poppler,
    });
    all
}
