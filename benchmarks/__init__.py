"""The figures of docs/benchmarks.md; accuracy is measured where ONRECORD_CORPORA names a folder of corpora."""
