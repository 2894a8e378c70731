"""What the fuzzer tries: the loader of rule files, and the evaluator."""
