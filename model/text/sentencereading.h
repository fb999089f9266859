#pragma once

#include "model/text/offsets.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace sourceline {

/// A day, month or period that a sentence names. `edtf` is what it comes to; `reading` says how,
/// where the words alone do not. Other readings of the same words follow in `others`.
struct ReadDate
{
    struct Other
    {
        QString edtf, reading;
    };

    TextRange range;
    QString edtf;
    bool isInferred = false; ///< not in the words alone: from the publication or a date before it
    bool isOfSpeech = false; ///< when something was said, not when it happened
    QString reading;         ///< `Friday before the publication on 29 Mar 2020`
    std::vector<Other> others;
    int attack = 0; ///< as in SentenceReading::attacks
};

struct ReadTime
{
    TextRange range;
    QString time;   ///< `19:35`
    int attack = 0; ///< as in SentenceReading::attacks
};

/// A name that the casefile knows, or one that the sentence's own words make one.
struct ReadName
{
    TextRange range;
    QString name; ///< as it stands
    bool isKnown = false;
    QString country;            ///< of a place: where the sentence puts it
    bool isBlamed = false;      ///< of an actor: said to have done it, by whomever, or not to have
    QString stance = {};        ///< what is done with the name, in the schema's words: `suspects`
    int attack = 0;             ///< as in SentenceReading::attacks
    bool isDescription = false; ///< of an actor: `Norway-backed militias`, no name
    QString role = {}; ///< of an actor, in the schema's words: `sponsor`; empty: who did it
};

struct ReadTerm
{
    TextRange range;
    QString code;   ///< of the vocabulary
    QString noun;   ///< `rocket attack`: what such an act is called
    int attack = 0; ///< as in SentenceReading::attacks
};

/// A figure of what happened, in the schema's words. A range has low and high and no number.
struct ReadFigure
{
    TextRange range;
    QString field;    ///< munitions, killed, wounded, casualties, count
    QString measure;  ///< of munitions: fired, landed, found unfired, unspecified
    QString reported; ///< figure, none, not reported
    QString qualifier;
    std::optional<qint32> number, low, high;
    QString nationality, status;
    int attack = 0; ///< as in SentenceReading::attacks
};

/// Somebody in a sourcing chain.
struct ReadSource
{
    TextRange range;
    QString name; ///< without articles
    QString kind; ///< the schema's kind of actor
    bool isKnown = false;
};

/// Who speaks in a sentence, and through whom the article has it.
struct ReadSpeaker
{
    ReadSource speaker;
    std::vector<ReadSource> through; ///< media after the article's own outlet, in order
    QString nationality;             ///< `US`, where the words give it
    QString institution;             ///< `defense`, `ministry of interior`
    QString venue;                   ///< `statement`, `briefing`
    bool isPronoun = false;          ///< he, she, they: the speaker is who spoke before
};

/// What one sentence says, as offers: each with the words it was read from, none of them recorded
/// by anybody yet. In the order of the text.
struct SentenceReading
{
    std::vector<ReadDate> dates;
    std::vector<ReadTime> times;
    std::vector<ReadName> places, actors;
    std::vector<ReadTerm> means;
    std::vector<ReadFigure> figures;
    std::vector<ReadSpeaker> speakers;
    QString calibre;                    ///< `107 mm`
    std::optional<TextRange> declining; ///< words by which whoever speaks names nobody
    std::optional<ReadTerm> link; ///< how it answers something else: kind of the schema's link
    /// How many attacks at different places are told apart in one sentence; 0: one, or none. What
    /// stands beside the first has attack 1; an attack of 0 goes with any.
    int attacks = 0;
};

/// What is known around a sentence. The functions may be empty; they are asked on the thread that
/// reads.
struct ReadingContext
{
    QString publishedEdtf; ///< empty, or coarser than a day: relative dates are not resolved
    QString dateBefore;    ///< EDTF of the last day that the text before named
    std::function<bool(const QString &)> isPlace;
    std::function<QString(const QString &)> kindOfActor; ///< empty: no such actor
    QStringList means; ///< codes of the vocabulary; others are not offered
};

/// Any thread. `start`: code points before the sentence in its text; ranges are of the text.
SentenceReading readSentence(const QString &sentence, qint32 start, const ReadingContext &context);

/// The same for the sentences that `range` covers, with the date before it and whom a pronoun means
/// read from the sentences before it in the text.
SentenceReading
readPassage(const Offsets &text, const TextRange &range, const ReadingContext &context);

} // namespace sourceline
