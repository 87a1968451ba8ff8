"""spaCy's pipeline of middle size over a file of texts: a JSON list of strings. Prints words, processor seconds and versions as JSON."""
import json
import pathlib
import sys
import time

import spacy

model = next(pathlib.Path(sys.argv[1]).glob("*/_model"))
texts = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
nlp = spacy.load(model)
nlp(texts[0])
best = float("inf")
for _ in range(3):
    start = time.process_time()
    for doc in nlp.pipe(texts, batch_size=16):
        len(doc.ents)
    best = min(best, time.process_time() - start)
print(json.dumps({"seconds": best, "spacy": spacy.__version__, "model": nlp.meta["name"], "version": nlp.meta["version"], "parts": nlp.pipe_names}))
