//! Pictures as scanners, telephones and screens make them.

use image::{DynamicImage, ImageFormat, Luma, LumaA, Rgb, Rgba, RgbaImage};
use parkgauge_dossier::volume::Fault;
use tiff::encoder::{Compression, DeflateLevel};

use crate::case::{Case, Expected, Looks};
use crate::picture::{HEIGHT, Seen, WIDTH, encoded, fax_tiff, rgb, scene, tiff_pages, tiff16, turned};

const PLAIN: &[u8] = include_bytes!("pictures/plain.jpg");
const PROGRESSIVE: &[u8] = include_bytes!("pictures/progressive.jpg");
const GREY: &[u8] = include_bytes!("pictures/grey.jpg");
const CMYK: &[u8] = include_bytes!("pictures/cmyk.jpg");

fn seen(name: &str, scene: Seen, bytes: Vec<u8>) -> Case {
    pages(name, 1, scene, bytes)
}

fn pages(name: &str, count: u32, scene: Seen, bytes: Vec<u8>) -> Case {
    let expected = Expected::Pages { count, remarks: vec![], looks: Looks::Scene(scene) };
    // At the borders of the fields a dot of the sheet lies over two of them.
    Case { tolerance: 60.0, ..Case::of(name, bytes, expected) }
}

pub fn cases() -> Vec<Case> {
    let mut all = jpegs();
    all.extend(pngs());
    all.extend(tiffs());
    let picture = DynamicImage::ImageRgb8(rgb());
    for (name, format) in
        [("图.webp", ImageFormat::WebP), ("图.gif", ImageFormat::Gif), ("图.bmp", ImageFormat::Bmp)]
    {
        all.push(seen(name, Seen::UPRIGHT, encoded(&picture, format)));
    }
    all.push(seen("扩展名不符的照片.pdf", Seen::UPRIGHT, PLAIN.to_vec()));
    all
}

fn jpegs() -> Vec<Case> {
    let mut all = vec![
        seen("照片.jpg", Seen::UPRIGHT, PLAIN.to_vec()),
        seen("渐进式.jpeg", Seen::UPRIGHT, PROGRESSIVE.to_vec()),
        seen("灰度.jpg", Seen::GREY, GREY.to_vec()),
        // Printing colours become screen colours by other rules in every program.
        Case {
            tolerance: 110.0, ..seen("印刷四色.jpg", Seen::UPRIGHT, CMYK.to_vec()).like(Looks::Nothing)
        },
        seen("拍摄截断.jpg", Seen::UPRIGHT, PLAIN[..PLAIN.len() - 2].to_vec())
            .remarked(&["evidence.cut_short"]),
        Case::faulty("只有文件头.jpg", Fault::Damaged, PLAIN[..20].to_vec()),
    ];
    for orientation in 1..=8 {
        for (end, is_big) in [("小端", false), ("大端", true)] {
            let name = format!("手机方向{orientation}{end}.jpg");
            all.push(seen(&name, Seen::turned(orientation), turned(PLAIN, orientation, is_big)));
        }
    }
    all.push(seen("方向值无效.jpg", Seen::UPRIGHT, turned(PLAIN, 9, false)));
    all.push(seen("渐进式手机.jpg", Seen::turned(6), turned(PROGRESSIVE, 6, true)));
    all
}

fn pngs() -> Vec<Case> {
    let png = |picture: DynamicImage| encoded(&picture, ImageFormat::Png);
    let grey8 = |x, y| Seen::GREY.colour(x, y)[0];
    let wide = |sample: u8| u16::from(sample) * 257;
    let rgba = RgbaImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let [r, g, b] = scene(x, y);
        Rgba([r, g, b, 255])
    });
    let half = RgbaImage::from_fn(WIDTH, HEIGHT, |x, y| {
        // Seen over white paper, this is the scene again.
        let [r, g, b] =
            scene(x, y).map(|sample| (255 - (255 - u16::from(sample)) * 255 / 240).min(255) as u8);
        Rgba([r, g, b, 240])
    });
    let whole = png(DynamicImage::ImageRgb8(rgb()));
    vec![
        seen("截图.png", Seen::UPRIGHT, whole.clone()),
        seen(
            "灰度.png",
            Seen::GREY,
            png(DynamicImage::ImageLuma8(image::ImageBuffer::from_fn(WIDTH, HEIGHT, |x, y| {
                Luma([grey8(x, y)])
            }))),
        ),
        seen(
            "十六位.png",
            Seen::UPRIGHT,
            png(DynamicImage::ImageRgb16(image::ImageBuffer::from_fn(WIDTH, HEIGHT, |x, y| {
                Rgb(scene(x, y).map(wide))
            }))),
        ),
        seen(
            "十六位灰度.png",
            Seen::GREY,
            png(DynamicImage::ImageLuma16(image::ImageBuffer::from_fn(WIDTH, HEIGHT, |x, y| {
                Luma([wide(grey8(x, y))])
            }))),
        ),
        seen(
            "灰度透明.png",
            Seen::GREY,
            png(DynamicImage::ImageLumaA8(image::ImageBuffer::from_fn(WIDTH, HEIGHT, |x, y| {
                LumaA([grey8(x, y), 255])
            }))),
        ),
        seen("不透明.png", Seen::UPRIGHT, png(DynamicImage::ImageRgba8(rgba))),
        seen("半透明.png", Seen::UPRIGHT, png(DynamicImage::ImageRgba8(half))),
        Case::faulty("截断.png", Fault::Damaged, whole[..whole.len() / 2].to_vec()),
        Case::faulty("声称十亿像素.png", Fault::TooLarge, boast(&whole)),
    ]
}

/// The same PNG, said to be 60,000 pixels wide and high.
fn boast(png: &[u8]) -> Vec<u8> {
    let mut file = png.to_vec();
    file[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    file[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let sum = crc(&file[12..29]);
    file[29..33].copy_from_slice(&sum.to_be_bytes());
    file
}

/// CRC-32 as PNG has it.
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
}

fn tiffs() -> Vec<Case> {
    let three = [Compression::Uncompressed, Compression::Lzw, Compression::Packbits];
    let whole = tiff_pages(&three);
    let mut all = vec![
        pages("三页.tiff", 3, Seen::UPRIGHT, whole.clone()),
        seen("十六位.tif", Seen::UPRIGHT, tiff16()),
        seen("压缩.tif", Seen::UPRIGHT, tiff_pages(&[Compression::Deflate(DeflateLevel::Balanced)])),
        seen("传真.tif", Seen::FAX, fax_tiff(true)),
        seen("传真反相.tif", Seen::FAX_INVERSE, fax_tiff(false)),
        pages("五十页.tif", 50, Seen::UPRIGHT, tiff_pages(&[Compression::Lzw; 50])),
    ];
    all.push(Case::faulty("截断.tif", Fault::Damaged, whole[..8].to_vec()));
    all
}
