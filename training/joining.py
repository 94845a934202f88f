"""Join the features of frequent words in the models, so that a report is read in a third of the lookups.

    python training/joining.py CORPORA

A word by itself gives the same dozen features wherever it stands. For each of the most frequent words of the training
corpora and each place beside a label, one more attribute is put into the models, whose weights are the sums of theirs;
the reader asks for it instead. What a model says stays the same, up to rounding in the last bits. Writes joined.txt,
general.crfsuite and news.crfsuite in the package's model folder.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import crfsuite_file as crfsuite
from corpora import Labelled, training_sentences
from general import JOINED, MODEL, forget_joined
from gold import Article, load_all

from onrecord.read.names.context import JOINED_PLAIN, JOINED_WINDOW, WINDOW, plain
from onrecord.read.names.features import joint, traits

NUMBER = 4000
"""Words whose features are joined: five of six words of a report, at nearly two kilobytes each."""
NEWS = 10
"""How often a word of labelled news counts: there is less of it, and it is what will be read."""

Joints = dict[str, tuple[str, ...]]
"""For the name of each joined feature those that it stands for."""


def frequent(sentences: Sequence[Labelled], articles: Sequence[Article]) -> list[str]:
    """The most frequent words as written, in the order of the alphabet."""
    counts = Counter(word for sentence in sentences for word in sentence.words)
    for article in articles:
        for sentence in article.words:
            counts.update({word: NEWS * number for word, number in Counter(known.text for known in sentence).items()})
    return sorted(sorted(counts, key=lambda word: (-counts[word], word))[:NUMBER])


def joints(words: Sequence[str]) -> Joints:
    """The joined features of these words, and of what is said of words that are no names."""
    found: Joints = {JOINED_WINDOW: WINDOW}
    for name, features in zip(JOINED_PLAIN, plain(), strict=True):
        found[name[0]] = features
    for word in words:
        apart, joined = traits(word).apart, joint(word)
        found[joined.own[0]] = apart.own
        for name, near in zip(joined.around, apart.around, strict=True):
            found[name[0]] = near
    return found


def join(model: crfsuite.Model, wanted: Joints) -> crfsuite.Model:
    """The model with these attributes too. Raises ValueError where it has one of them already."""
    places = {attribute: at for at, attribute in enumerate(model.attributes)}
    if not places.keys().isdisjoint(wanted):
        raise ValueError("the features of this model are joined already")
    weights, attributes, of_attribute = list(model.weights), list(model.attributes), list(model.of_attribute)
    for name, features in wanted.items():
        sums = [0.0] * len(model.labels)
        for feature in features:
            for number in model.of_attribute[places[feature]] if feature in places else ():
                sums[model.weights[number].target] += model.weights[number].value
        own = []
        for label, value in enumerate(sums):
            if value:
                own.append(len(weights))
                weights.append(crfsuite.Weight(crfsuite.STATE, len(attributes), label, value))
        if own:
            attributes.append(name)
            of_attribute.append(tuple(own))
    return crfsuite.Model(tuple(weights), model.labels, tuple(attributes), model.of_label, tuple(of_attribute))


def make(corpora: Path) -> None:
    """Join the features of the two models and write the list of words."""
    forget_joined()
    words = frequent(training_sentences(corpora / "ner"), load_all(corpora / "gold"))
    wanted = joints(words)
    for name in ("general", "news"):
        file = MODEL / f"{name}.crfsuite"
        file.write_bytes(crfsuite.serialise(join(crfsuite.parse(file.read_bytes()), wanted)))
    (MODEL / JOINED).write_text("\n".join(words) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    make(Path(sys.argv[1]))
