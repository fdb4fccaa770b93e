//! Reads `tauri.conf.json` and the capability file into the program.

fn main() {
    tauri_build::build();
}
