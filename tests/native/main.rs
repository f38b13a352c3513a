//! Tests that run natively, all in one binary.
