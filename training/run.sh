#!/bin/sh
# From the texts to models/en. Give the paths by environment:
#   HEARSAY_SHARED  folder with polnear/, polnear-rich/, corpus/, data/ and score/
#   START           folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2
#   WORK            folder for dumps and checkpoints (about 2 GB)
#   FETCHED         folder that training/reading/fetched.ts wrote (left out where it is not given)
#   OUT             model folder to write (default models/en)
#   PYTHON          python with training/requirements.txt installed (default python3)
# training/run.sh [--without-polnear]
# Each step leaves a file and is skipped when that is there; training itself goes on from its last checkpoint.
set -eu
cd "$(dirname "$0")/.."
: "${HEARSAY_SHARED:?}" "${START:?}" "${WORK:?}"
export HEARSAY_SHARED PYTHONPATH=training OMP_WAIT_POLICY=passive
OUT=${OUT:-models/en} PYTHON=${PYTHON:-python3}
without=${1:-}
mkdir -p "$WORK"
dump() { npx tsx training/dump.ts --vocab "$START/vocab.txt" $without ${FETCHED:+--fetched "$FETCHED"} "$@"; }
train() { "$PYTHON" -m hearsay_training.train --limit 192 --freeze-words "$@"; }
export_to() { "$PYTHON" -m hearsay_training.export --vocab "$START/vocab.txt" "$@"; }
score() { npx tsx training/evaluate.ts "$@"; }

[ -f "$WORK/dump.jsonl" ] || dump --out "$WORK/dump.jsonl"
[ -f "$WORK/first/final.pt" ] || train --dump "$WORK/dump.jsonl" --start "$START" --out "$WORK/first" --epochs 4.5 --lr 1.5e-4 --head-lr 8e-4 --seed 2
if [ ! -f "$WORK/first/model/tuned" ]; then
  export_to --checkpoint "$WORK/first/final.pt" --out "$WORK/first/model"
  score --model "$WORK/first/model" --sweep
  : > "$WORK/first/model/tuned"
fi
if [ -z "$without" ]; then
  [ -f "$WORK/pseudo.jsonl" ] || npx tsx training/pseudo.ts --model "$WORK/first/model" --out "$WORK/pseudo.jsonl"
  [ -f "$WORK/dump2.jsonl" ] || dump --pseudo "$WORK/pseudo.jsonl" --out "$WORK/dump2.jsonl"
else
  cp "$WORK/dump.jsonl" "$WORK/dump2.jsonl"
fi
HEARSAY_DUMP="$WORK/dump2.jsonl" "$PYTHON" -m unittest discover -s training/tests -t training
[ -f "$WORK/second/final.pt" ] || train --dump "$WORK/dump2.jsonl" --start "$WORK/first/final.pt" --out "$WORK/second" --epochs 6 --lr 1.3e-4 --head-lr 7e-4 --seed 3
# Statement vectors: a teacher learns from the grouped events which statements are of one claim; statements are cut as the model at hand reads the texts.
[ -f "$WORK/entries.bin" ] || npx tsx training/linking/read.ts --out "$WORK/entries.bin" ${FETCHED:+--fetched "$FETCHED"}
[ -f "$WORK/linked.jsonl" ] || npx tsx training/linking/linked.ts --entries "$WORK/entries.bin" --vocab "$START/vocab.txt" --out "$WORK/linked.jsonl"
claims() { "$PYTHON" -m hearsay_training.claims --linked "$WORK/linked.jsonl" --start "$START" --out "$WORK/claims" "$@"; }
[ -f "$WORK/claims/claims.pt" ] || claims --held training/linking/held.txt --minutes 18
[ -f "$WORK/vectors.npz" ] || claims --targets "$WORK/vectors.npz" --dump "$WORK/dump2.jsonl" --every 3
# Which statements are understood alone and are news: a teacher reads the titles that readers judged, the network follows it.
[ -f "$WORK/titled.jsonl" ] || npx tsx training/linking/titled.ts --entries "$WORK/entries.bin" --vocab "$START/vocab.txt" --out "$WORK/titled.jsonl"
[ -f "$WORK/titles/judged.npz" ] || "$PYTHON" -m hearsay_training.titles --titles "$WORK/titled.jsonl" --start "$START" --out "$WORK/titles"
# Third stage: more of the texts with the full scheme and of the rare stances, windows as long as at inference; where an
# annotation does not say, act, stance and kind as the second stage sees them.
[ -f "$WORK/soft.npz" ] || "$PYTHON" -m hearsay_training.labels --dump "$WORK/dump2.jsonl" --checkpoints "$WORK/second/final.pt" --out "$WORK/soft.npz"
[ -f "$WORK/third/final.pt" ] || train --dump "$WORK/dump2.jsonl" --start "$WORK/second/final.pt" --out "$WORK/third" --epochs 3 --lr 8e-5 --head-lr 4e-4 --seed 6 \
  --limit 254 --tokens 2048 --rich-repeat 3 --events-repeat 2 --rare 1 --weak 0.4 --act-weight 0.5 --stance-weight 0.6 --pairs 96 --tempt 32 \
  --smooth 0.05 --alone 0.08 --soft "$WORK/soft.npz" --linked "$WORK/linked.jsonl" --vectors "$WORK/vectors.npz" \
  --titles "$WORK/titled.jsonl" --judged "$WORK/titles/judged.npz"
# What pronouns and descriptions stand for, over whole articles.
[ -f "$WORK/antecedents.pt" ] || "$PYTHON" -m hearsay_training.antecedents --dump "$WORK/dump2.jsonl" --checkpoint "$WORK/third/final.pt" --out "$WORK/antecedents.pt"
# Last stage: the layers of the vectors and of the judgements of titles, on the states of the network that is done.
[ -f "$WORK/last.pt" ] || "$PYTHON" -m hearsay_training.vectors --dump "$WORK/dump2.jsonl" --linked "$WORK/linked.jsonl" --vectors "$WORK/vectors.npz" \
  --titles "$WORK/titled.jsonl" --judged "$WORK/titles/judged.npz" --checkpoint "$WORK/antecedents.pt" --out "$WORK/last.pt"
export_to --checkpoint "$WORK/last.pt" --out "$OUT"
score --model "$OUT" --sweep
[ -z "${FETCHED:-}" ] || npx tsx training/antecedents.ts --fetched "$FETCHED" --model "$OUT" --write
score --model "$OUT" --intervals
