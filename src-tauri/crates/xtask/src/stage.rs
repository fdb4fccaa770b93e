//! Stages of a long command: announced, timed, summed up.

use std::time::{Duration, Instant};

use crate::step::{Done, Trouble};

/// The stages so far. A stage that fails does not stop the next one: one run tells all there is to mend.
pub struct Stages {
    start: Instant,
    done: Vec<(&'static str, Duration, Done)>,
}

impl Stages {
    /// None so far.
    pub fn begin() -> Self {
        Self { start: Instant::now(), done: Vec::new() }
    }

    /// Does one stage.
    pub fn stage(&mut self, name: &'static str, what: &str, work: impl FnOnce() -> Done) {
        println!("\n▶ {name}: {what}  [+{}]", shown(self.start.elapsed()));
        let start = Instant::now();
        let done = work();
        let spent = start.elapsed();
        match &done {
            Ok(()) => println!("✓ {name}  {}", shown(spent)),
            Err(trouble) => println!("✗ {name}  {}\n  {trouble}", shown(spent)),
        }
        self.done.push((name, spent, done));
    }

    /// Says how each stage ended; fails when one did.
    pub fn end(self) -> Done {
        println!();
        for (name, spent, done) in &self.done {
            println!("{} {name:<10} {:>9}", if done.is_ok() { "✓" } else { "✗" }, shown(*spent));
        }
        println!("  {:<10} {:>9}", "全部 all", shown(self.start.elapsed()));
        let failed: Vec<String> = self
            .done
            .iter()
            .filter_map(|(name, _, done)| done.as_ref().err().map(|trouble| format!("{name}: {trouble}")))
            .collect();
        if failed.is_empty() { Ok(()) } else { Err(Trouble::Found(failed.join("\n✗ "))) }
    }
}

fn shown(time: Duration) -> String {
    format!("{}.{} s", time.as_secs(), time.subsec_millis() / 100)
}
