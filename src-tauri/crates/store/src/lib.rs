//! SQLite and files: what is saved survives a power cut.
