//! A package, from the plan to the receiver's check.
#![allow(clippy::unwrap_used)]

use std::fs::{self, File};
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use parkgauge_dossier::BundleError;
use parkgauge_dossier::bundle::{BundleFile, BundlePlan, Content, write_bundle};
use parkgauge_dossier::manifest::{LIST, MANIFEST, SHA256_LIST, Stamp};
use parkgauge_dossier::unpack::unpack;
use parkgauge_dossier::verify::{ProblemCode, Verification, verify};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn stamp() -> Stamp {
    Stamp {
        tool: "ParkGauge 0.1.0".into(),
        made_at: "2026-03-01T09:30:15+08:00".parse().unwrap(),
        framework_digest: "f".repeat(64),
        sequence: 42,
        fingerprint: "A1B2-C3D4".into(),
    }
}

fn file(path: &str, bytes: &[u8]) -> BundleFile {
    BundleFile { path: path.into(), content: Content::Bytes(bytes.into()) }
}

fn plan() -> BundlePlan {
    let json = "{\"indicator\":\"a1.reform-coverage\",\"value\":\"29999 / 30000\"}\n".repeat(9);
    let files = vec![
        file("申报书.pdf", b"%PDF-1.7 the book"),
        file("佐证原件/佐证1.2-03_设立批复.pdf", b"%PDF-1.4 a scan"),
        file("佐证原件/空.txt", b""),
        file("data/assessment.json", json.as_bytes()),
    ];
    BundlePlan { files, stamp: stamp() }
}

/// A package in a folder that goes away with the first part.
fn package() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("园区_2026_第1轮.zip");
    write_bundle(&plan(), &path).unwrap();
    (folder, path)
}

fn try_verify(bytes: &[u8]) -> Result<Verification, BundleError> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    verify(file.path())
}

fn verify_bytes(bytes: &[u8]) -> Verification {
    try_verify(bytes).unwrap()
}

/// What a check ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Whole,
    /// A zip, and what differs is named.
    Found,
    /// No zip any more.
    Refused,
}

fn seen(bytes: &[u8]) -> Seen {
    match try_verify(bytes) {
        Ok(found) if found.ok => Seen::Whole,
        Ok(_) => Seen::Found,
        Err(BundleError::Damaged { .. }) => Seen::Refused,
        Err(other) => panic!("{other}"),
    }
}

/// Bytes of the record at the end of a zip without a comment.
const END: usize = 22;

/// Where the directory of a whole package begins.
fn directory(bytes: &[u8]) -> usize {
    let offset = bytes[bytes.len() - 6..bytes.len() - 2].try_into().unwrap();
    u32::from_le_bytes(offset) as usize
}

/// Whether a zip cannot be read as one when all bits of the byte at `at` are turned over: in the lines
/// of its directory the mark and the three lengths, in the record at its end everything but the size
/// of the directory and the lowest byte of its place.
fn makes_it_a_zip(bytes: &[u8], at: usize) -> bool {
    let end = bytes.len() - END;
    if at >= end {
        return !(12..17).contains(&(at - end));
    }
    let mut line = directory(bytes);
    while line < end {
        let length =
            |from: usize| usize::from(u16::from_le_bytes([bytes[line + from], bytes[line + from + 1]]));
        let next = line + 46 + length(28) + length(30) + length(32);
        if (line..next).contains(&at) {
            return (0..4).contains(&(at - line)) || (28..34).contains(&(at - line));
        }
        line = next;
    }
    false
}

/// Packs the package again with `change` made to its list of files.
fn repacked(path: &Path, change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> Vec<u8> {
    let mut archive = ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        files.push((entry.name().unwrap().into_owned(), bytes));
    }
    change(&mut files);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_package_is_as_it_was_made_and_says_what_it_is() {
    let (_folder, path) = package();
    let found = verify(&path).unwrap();
    assert!(found.ok, "{found:?}");
    assert_eq!((found.files, found.stamp), (7, Some(stamp())));
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let (folder, path) = package();
    let again = folder.path().join("again.zip");
    let receipt = write_bundle(&plan(), &again).unwrap();
    assert!(fs::read(&path).unwrap() == fs::read(&again).unwrap());
    assert_eq!(receipt.size, fs::metadata(&again).unwrap().len());
    assert_eq!(receipt.files, 7);
    // A new version of a library that packs in another way shows here. Packages made before it must
    // still verify: see `zip_layout`.
    assert_eq!(receipt.sha256, "276b5e82b6ae35aaebebf50fc7cca84f70056d0079ab217f8a36d5286aaf2a5e");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "nothing unfinished is left: {left:?}");
}

#[test]
fn the_lists_are_those_of_sha256sum_and_of_people() {
    let (folder, path) = package();
    let out = folder.path().join("out");
    unpack(&path, &out).unwrap();
    let sums = fs::read_to_string(out.join(SHA256_LIST)).unwrap();
    assert_eq!(sums.lines().count(), 6);
    assert!(sums.lines().any(|line| line.ends_with("  manifest.json")));
    assert!(sums.lines().all(|line| line.as_bytes()[64..66] == *b"  "));
    let list = fs::read_to_string(out.join(LIST)).unwrap();
    assert!(list.contains("A1B2-C3D4") && list.contains("2. 佐证原件/佐证1.2-03_设立批复.pdf"), "{list}");
    if cfg!(target_os = "linux") {
        let sha256sum = std::process::Command::new("sha256sum");
        let status =
            { sha256sum }.args(["--check", "--strict", SHA256_LIST]).current_dir(&out).output().unwrap();
        assert!(status.status.success(), "{status:?}");
    }
}

#[test]
fn any_changed_byte_is_found() {
    let (_folder, path) = package();
    let whole = fs::read(path).unwrap();
    assert_eq!(seen(&whole), Seen::Whole);
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xff;
        let expected = if makes_it_a_zip(&whole, at) { Seen::Refused } else { Seen::Found };
        assert_eq!(seen(&bytes), expected, "byte {at} of {}", whole.len());
    }
}

#[test]
fn any_changed_bit_is_found() {
    let (_folder, path) = package();
    let whole = fs::read(path).unwrap();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        match seen(&bytes) {
            Seen::Whole => panic!("byte {at} of {}", whole.len()),
            Seen::Found => {}
            // A single bit of a length may still lead to a mark; never is anything else refused.
            Seen::Refused => assert!(makes_it_a_zip(&whole, at), "byte {at} of {}", whole.len()),
        }
    }
}

#[test]
fn any_cut_is_found() {
    let (_folder, path) = package();
    let bytes = fs::read(path).unwrap();
    for length in (0..bytes.len()).step_by(7) {
        // What makes it a zip stands at its end, so a part of one is none.
        assert_eq!(seen(&bytes[..length]), Seen::Refused, "cut to {length} of {}", bytes.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_other_byte_or_any_more_bytes_are_found(
        at in any::<prop::sample::Index>(),
        flip in 1u8..,
        more in prop::collection::vec(any::<u8>(), 1..40),
    ) {
        let (_folder, path) = package();
        let bytes = fs::read(path).unwrap();
        let at = at.index(bytes.len());
        let mut flipped = bytes.clone();
        flipped[at] ^= flip;
        prop_assert_ne!(seen(&flipped), Seen::Whole, "byte {}", at);
        prop_assert!(at >= directory(&bytes) || seen(&flipped) == Seen::Found, "byte {}", at);
        let inserted = [&bytes[..at], &more, &bytes[at..]].concat();
        prop_assert_ne!(seen(&inserted), Seen::Whole, "inserted at {}", at);
        let appended = [bytes.as_slice(), &more].concat();
        prop_assert_ne!(seen(&appended), Seen::Whole);
        let prepended = [more.as_slice(), &bytes].concat();
        prop_assert_eq!(seen(&prepended), Seen::Found);
    }

    #[test]
    fn whatever_goes_in_comes_out(contents in prop::collection::vec(
        ("[a-z中文]{1,6}", "pdf|json|txt|", prop::collection::vec(any::<u8>(), 0..3000)), 0..8,
    )) {
        let folder = tempfile::tempdir().unwrap();
        let files: Vec<_> = contents
            .iter()
            .enumerate()
            .map(|(at, (name, extension, bytes))| file(&format!("d{}/{at}{name}.{extension}x", at % 3), bytes))
            .collect();
        let path = folder.path().join("p.zip");
        write_bundle(&BundlePlan { files: files.clone(), stamp: stamp() }, &path).unwrap();
        prop_assert!(verify(&path).unwrap().ok);
        let out = folder.path().join("out");
        let unpacked = unpack(&path, &out).unwrap();
        prop_assert_eq!(unpacked.files.len(), files.len() + 3);
        for (file, (_, _, bytes)) in files.iter().zip(&contents) {
            prop_assert_eq!(&fs::read(out.join(&file.path)).unwrap(), bytes);
        }
    }
}

#[test]
fn a_missing_an_extra_and_a_changed_file_are_named() {
    let (_folder, path) = package();
    let bytes = repacked(&path, |files| {
        files.retain(|(name, _)| name != "申报书.pdf");
        files.push(("多余.txt".into(), b"x".to_vec()));
        let (_, json) = files.iter_mut().find(|(name, _)| name == "data/assessment.json").unwrap();
        *json = String::from_utf8(json.clone()).unwrap().replace("29999", "30000").into_bytes();
    });
    let found = verify_bytes(&bytes);
    assert!(!found.ok);
    assert_eq!(found.missing, ["申报书.pdf"]);
    assert_eq!(found.extra, ["多余.txt"]);
    assert_eq!(found.changed, ["data/assessment.json"]);
}

#[test]
fn a_renamed_file_is_missing_and_extra() {
    let (_folder, path) = package();
    let bytes = repacked(&path, |files| files[0].0 = "申报书 (改).pdf".into());
    let found = verify_bytes(&bytes);
    assert_eq!(
        (found.missing, found.extra),
        (vec!["申报书.pdf".to_owned()], vec!["申报书 (改).pdf".to_owned()])
    );
}

#[test]
fn a_package_packed_again_by_another_program_is_told_from_a_changed_one() {
    let (_folder, path) = package();
    let found = verify_bytes(&repacked(&path, |_| ()));
    let codes: Vec<_> = found.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [ProblemCode::Repacked]);
    assert!(!found.ok && found.changed.is_empty() && found.missing.is_empty() && found.extra.is_empty());
}

#[test]
fn a_manifest_changed_alone_no_longer_fits_the_lists() {
    let (_folder, path) = package();
    let bytes = repacked(&path, |files| {
        let (_, json) = files.iter_mut().find(|(name, _)| name == MANIFEST).unwrap();
        *json = String::from_utf8(json.clone()).unwrap().replace("A1B2", "ZZZZ").into_bytes();
    });
    let found = verify_bytes(&bytes);
    let places: Vec<_> = found.problems.iter().map(|problem| problem.place.as_str()).collect();
    assert!(places.contains(&LIST) && places.contains(&SHA256_LIST), "{found:?}");
}

#[test]
fn a_package_without_manifest_is_a_finding() {
    let (_folder, path) = package();
    let bytes = repacked(&path, |files| files.retain(|(name, _)| name != MANIFEST));
    assert_eq!(verify_bytes(&bytes).problems[0].code, ProblemCode::NoManifest);
}

#[test]
fn what_is_no_package_is_refused_in_plain_words() {
    let folder = tempfile::tempdir().unwrap();
    for bytes in [&b""[..], b"PK", b"not a zip at all"] {
        let refused = try_verify(bytes).unwrap_err();
        assert!(matches!(refused, BundleError::Damaged { .. }), "{refused:?}");
        assert!(refused.say().zh.contains("不是材料包"), "{}", refused.say());
    }
    let a_folder = verify(folder.path()).unwrap_err();
    assert!(
        a_folder.say().zh.contains("是文件夹") && !a_folder.say().zh.contains("os error"),
        "{a_folder:?}"
    );
    let nothing = verify(Path::new("/nowhere/p.zip")).unwrap_err();
    assert!(nothing.say().zh.contains("不存在") && !nothing.next().zh.contains("磁盘"), "{nothing:?}");
}

#[test]
fn one_flipped_byte_of_the_book_is_named_as_changed_and_nothing_is_unpacked() {
    let (folder, path) = package();
    let mut bytes = fs::read(&path).unwrap();
    let at = bytes.windows(8).position(|part| part == b"the book").unwrap();
    bytes[at] ^= 1;
    let found = verify_bytes(&bytes);
    assert_eq!(found.changed, ["申报书.pdf"]);
    for problem in &found.problems {
        assert!(!problem.say().zh.contains("checksum"), "{}", problem.say());
    }
    let flipped = folder.path().join("flipped.zip");
    fs::write(&flipped, bytes).unwrap();
    let out = folder.path().join("out");
    let refused = unpack(&flipped, &out).unwrap_err();
    assert!(refused.say().zh.contains("申报书.pdf"), "{}", refused.say());
    assert!(!out.exists(), "no half of a set is left");
}

#[test]
fn a_damaged_manifest_is_named_and_nothing_is_unpacked() {
    let (folder, path) = package();
    let mut bytes = fs::read(&path).unwrap();
    let mark = b"\"manifest_version\"";
    let at = bytes.windows(mark.len()).position(|part| part == mark).unwrap();
    bytes[at] ^= 1;
    let flipped = folder.path().join("flipped.zip");
    fs::write(&flipped, bytes).unwrap();
    let out = folder.path().join("out");
    let refused = unpack(&flipped, &out).unwrap_err();
    assert!(refused.say().zh.contains("manifest.json"), "{}", refused.say());
    assert!(!out.exists(), "no half of a set is left");
}

#[test]
fn a_name_that_leaves_the_folder_is_found_and_never_unpacked() {
    let (folder, path) = package();
    for name in ["../evil.txt", "/evil.txt", "a/../../evil.txt", "a\\..\\evil.txt", "C:evil.txt", "NUL"] {
        let bytes = repacked(&path, |files| files.push((name.into(), b"x".to_vec())));
        let found = verify_bytes(&bytes);
        assert!(
            found.problems.iter().any(|problem| problem.code == ProblemCode::UnsafeName),
            "{name}: {found:?}"
        );
        let evil = folder.path().join("evil.zip");
        fs::write(&evil, bytes).unwrap();
        let out = folder.path().join("in").join("out");
        assert!(matches!(unpack(&evil, &out), Err(BundleError::UnsafeName { .. })), "{name}");
        assert!(!out.exists(), "nothing is written before all names are found good");
    }
}

#[test]
fn names_that_are_one_on_windows_are_found() {
    let (folder, path) = package();
    let bytes = repacked(&path, |files| files.push(("DATA/Assessment.JSON".into(), b"x".to_vec())));
    let found = verify_bytes(&bytes);
    assert!(found.problems.iter().any(|problem| problem.code == ProblemCode::Duplicate), "{found:?}");
    let twice = folder.path().join("twice.zip");
    fs::write(&twice, bytes).unwrap();
    let refused = unpack(&twice, &folder.path().join("out"));
    assert!(matches!(refused, Err(BundleError::DuplicateName { .. })), "{refused:?}");
}

#[test]
fn a_zip_bomb_is_refused_before_it_unfolds() {
    let (folder, path) = package();
    let bytes = repacked(&path, |files| files.push(("bomb.txt".into(), vec![0; 64 << 20])));
    assert!(bytes.len() < 1 << 20);
    assert_eq!(verify_bytes(&bytes).problems[0].code, ProblemCode::TooLarge);
    let bomb = folder.path().join("bomb.zip");
    fs::write(&bomb, bytes).unwrap();
    let refused = unpack(&bomb, &folder.path().join("out"));
    assert!(matches!(refused, Err(BundleError::TooLarge { .. })), "{refused:?}");
}

#[test]
fn unpacking_never_replaces_a_file() {
    let (folder, path) = package();
    let out = folder.path().join("out");
    fs::create_dir_all(out.join("data")).unwrap();
    fs::write(out.join("data/assessment.json"), "mine").unwrap();
    assert!(matches!(unpack(&path, &out), Err(BundleError::Exists { .. })));
    assert_eq!(fs::read_to_string(out.join("data/assessment.json")).unwrap(), "mine");
    assert!(!out.join("申报书.pdf").exists());
}

#[cfg(unix)]
#[test]
fn unpacking_does_not_follow_a_link_out_of_the_folder() {
    let (folder, path) = package();
    let (out, elsewhere) = (folder.path().join("out"), folder.path().join("elsewhere"));
    fs::create_dir_all(&out).unwrap();
    fs::create_dir_all(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, out.join("data")).unwrap();
    assert!(matches!(unpack(&path, &out), Err(BundleError::Exists { .. })));
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
}

#[test]
fn evidence_that_changed_on_the_disk_stops_the_package_and_keeps_the_old_one() {
    let (folder, path) = package();
    let before = fs::read(&path).unwrap();
    let scan = folder.path().join("scan.pdf");
    fs::write(&scan, "altered").unwrap();
    let content = Content::File { path: scan, expected_sha256: "0".repeat(64) };
    let mut plan = plan();
    plan.files.push(BundleFile { path: "佐证原件/scan.pdf".into(), content });
    assert!(matches!(write_bundle(&plan, &path), Err(BundleError::ContentChanged { .. })));
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing unfinished is left");
}

#[test]
fn a_plan_with_bad_names_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("p.zip");
    let write = |paths: &[&str]| {
        let files = paths.iter().map(|path| file(path, b"x")).collect();
        write_bundle(&BundlePlan { files, stamp: stamp() }, &out).unwrap_err()
    };
    for path in
        ["", "../a", "/a", "a//b", "a/", "con.txt", "a?", "a.", "a\\b", MANIFEST.to_uppercase().as_str()]
    {
        let refused = write(&[path]);
        let named = matches!(refused, BundleError::UnsafeName { .. } | BundleError::DuplicateName { .. });
        assert!(named, "{path}: {refused}");
    }
    assert!(matches!(write(&["a.pdf", "A.PDF"]), BundleError::DuplicateName { .. }));
    assert!(matches!(write(&["a", "A/b"]), BundleError::UnsafeName { .. }));
    assert!(!out.exists());
}
