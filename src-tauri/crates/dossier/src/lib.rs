//! Report to files: PDF, bundle, manifest, verification.
