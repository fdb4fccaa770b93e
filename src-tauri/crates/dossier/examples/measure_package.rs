//! Measures a package with 200 MiB of evidence: write with its check, verify, unpack.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fs;
use std::time::{Duration, Instant};

use parkgauge_dossier::bundle::{BundleFile, BundlePlan, Content, write_bundle};
use parkgauge_dossier::manifest::Stamp;
use parkgauge_dossier::unpack::unpack;
use parkgauge_dossier::verify::verify;
use sha2::{Digest, Sha256};

const FILES: usize = 50;
const FILE_SIZE: usize = 4 << 20;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir_in(std::env::current_dir()?)?;
    let mut files = vec![BundleFile {
        path: "data/assessment.json".into(),
        content: Content::Bytes("{\"indicator\": \"a1\", \"value\": 1}\n".repeat(30_000).into_bytes()),
    }];
    let mut state = 1u64;
    for number in 0..FILES {
        let bytes: Vec<u8> = (0..FILE_SIZE / 8)
            .flat_map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                state.to_le_bytes()
            })
            .collect();
        let path = folder.path().join(format!("{number}.pdf"));
        fs::write(&path, &bytes)?;
        let expected_sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let content = Content::File { path, expected_sha256 };
        files.push(BundleFile { path: format!("佐证原件/佐证{number}.pdf"), content });
    }
    let stamp = Stamp {
        tool: "measure".into(),
        made_at: "2026-03-01T09:30:00+08:00".parse()?,
        framework_digest: String::new(),
        sequence: 0,
        fingerprint: String::new(),
    };
    let plan = BundlePlan { files, stamp };
    let out = folder.path().join("package.zip");
    let show = |what: &str, took: Duration| {
        let megabytes = (FILES * FILE_SIZE) as u128 / 1_000_000;
        println!("{what:8} {took:?}, {} MB/s", megabytes * 1000 / took.as_millis().max(1));
    };
    for run in 0..3 {
        let started = Instant::now();
        write_bundle(&plan, &out)?;
        show("write", started.elapsed());
        let started = Instant::now();
        let found = verify(&out)?;
        show("verify", started.elapsed());
        if !found.ok {
            return Err(format!("{found:?}").into());
        }
        let started = Instant::now();
        unpack(&out, &folder.path().join(format!("out{run}")))?;
        show("unpack", started.elapsed());
    }
    // The peak of this process, which the system keeps; Linux only.
    if let Ok(status) = fs::read_to_string("/proc/self/status") {
        status.lines().filter(|line| line.starts_with("VmHWM")).for_each(|line| println!("{line}"));
    }
    Ok(())
}
