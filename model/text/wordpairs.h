#pragma once

#include <QByteArray>
#include <QList>
#include <QStringView>

#include <vector>

namespace sourceline {

/// The words of a text that foldForMatching has made: its longest runs of letters, digits and the
/// marks that folding keeps. Views into `folded`.
QList<QStringView> wordsOf(QStringView folded);

/// What sketches are made of, the same for ever because files hold it: 32-bit FNV-1a of the UTF-8
/// of the word, or of two words with one space between, put through the finaliser of MurmurHash3.
quint32 wordHash(QStringView word);
quint32 wordPairHash(QStringView first, QStringView second);

/// One hash for each two neighbouring words, in their order; of a single word its own hash.
std::vector<quint32> wordPairHashes(const QList<QStringView> &words);

/// A sketch as sketch.h describes it, and the hashes in one; bytes past the last whole hash are
/// ignored.
QByteArray sketchOfHashes(std::vector<quint32> hashes, int limit);
std::vector<quint32> hashesOfSketch(const QByteArray &sketch);

} // namespace sourceline
