//! Tests that run natively, all in one binary.

#![cfg(not(target_arch = "wasm32"))]

mod oracle;
mod rooms;
mod search;
