//! Use cases: everything the product can do, without a window.
