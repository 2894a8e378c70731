"""What the fuzzer tries: rule files and cases, and what comes from outside to the sealed part."""
