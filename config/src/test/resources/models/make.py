"""Makes tiny.onnx and tokenizer.json: a token classifier that knows some sixty pieces, for the tests beside it.

    python3 -m pip install onnx==1.23.2 && python3 make.py

What a piece means is looked up, nothing is learnt: an embedding row a piece that already holds the scores of the tags.
"[UNK]" counts as no label, and "nan" gives scores that are no numbers. The model works through a matrix product for
each token, so that a long window takes measurable time. Then put the printed sums into the test.
"""
import hashlib
import json
from pathlib import Path

import numpy
from onnx import TensorProto, checker, helper, numpy_helper

TAGS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
PIECES = {
    "O": "[PAD] [UNK] [CLS] [SEP] the a an and or of in at to from is was are met wrote asked said lives works with "
         "about , . ! ? - ' ( ) \" : ; today tomorrow please letter call river ##s ##ed ##ing",
    "B-PER": "maren tilo jose yuki ida",
    "I-PER": "okonwe brandt vale ##we ##dt",
    "B-LOC": "lisbon quito oslo new",
    "I-LOC": "harbour york ##burg",
    "NAN": "nan",
}

scores, vocabulary = [], {}
for tag, pieces in PIECES.items():
    for piece in pieces.split():
        vocabulary[piece] = len(vocabulary)
        row = numpy.full(len(TAGS), numpy.nan if tag == "NAN" else -2.0, dtype=numpy.float32)
        if tag != "NAN":
            row[TAGS.index(tag)] = 2.0
        scores.append(row)
# "vale" is a name as likely as not: a little above one half.
scores[vocabulary["vale"]] = numpy.array([0.0, -9, 0.4, -9, -9], dtype=numpy.float32)

# Sixteen times to and fro through the same orthogonal matrix of the window with itself would change nothing but time:
# the attention of every token to every other, weighed with zero.
nodes = [helper.make_node("Gather", ["scores", "input_ids"], ["looked_up"]),
         helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
         helper.make_node("Unsqueeze", ["mask", "axis"], ["column"]),
         helper.make_node("Expand", ["column", "width"], ["wide"]),
         helper.make_node("Transpose", ["wide"], ["turned"], perm=[0, 2, 1])]
last = "wide"
for i in range(16):
    nodes.append(helper.make_node("MatMul", [last, "turned"], [f"attention{i}"]))
    nodes.append(helper.make_node("MatMul", [f"attention{i}", "wide"], [f"mixed{i}"]))
    nodes.append(helper.make_node("Mul", [f"mixed{i}", "zero"], [f"nothing{i}"]))
    last = f"nothing{i}"
nodes += [helper.make_node("ReduceSum", [last, "last_axis"], ["sum"], keepdims=1),
          helper.make_node("Add", ["looked_up", "sum"], ["logits"])]


def constant(name, value, kind):
    return numpy_helper.from_array(numpy.array(value, dtype=kind), name)


graph = helper.make_graph(
    nodes, "tiny",
    [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
     for name in ("input_ids", "attention_mask")],
    [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "length", len(TAGS)])],
    [constant("scores", scores, numpy.float32), constant("axis", [2], numpy.int64),
     constant("width", [1, 1, 64], numpy.int64), constant("last_axis", [2], numpy.int64),
     constant("zero", 0, numpy.float32)])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
checker.check_model(model)

here = Path(__file__).parent
(here / "tiny.onnx").write_bytes(model.SerializeToString())
(here / "tokenizer.json").write_text(json.dumps({
    "version": "1.0",
    "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None,
                   "lowercase": True},
    "pre_tokenizer": {"type": "BertPreTokenizer"},
    "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
              "max_input_chars_per_word": 100, "vocab": vocabulary}}, indent=1) + "\n", encoding="utf-8")
for name in ("tiny.onnx", "tokenizer.json"):
    print(name, hashlib.sha256((here / name).read_bytes()).hexdigest())
