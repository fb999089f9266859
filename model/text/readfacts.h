#pragma once

#include "model/text/numberwords.h"
#include "model/text/sentencereading.h"

namespace sourceline {

// What readSentence() finds, one kind each, in the order of the sentence; ranges are UTF-16 units
// of it.

std::vector<ReadTerm> meansIn(const WordLine &line, const QStringList &vocabulary);
/// `107 mm`; empty: none.
QString calibreIn(const WordLine &line);
std::vector<ReadName> placesIn(const WordLine &line, const ReadingContext &context);
std::vector<ReadName> actorsIn(const WordLine &line, const ReadingContext &context);
/// Names that the sentence blames, whether the casefile knows them or not (`blamed on X`, `X was
/// behind it`), and those of groups by who stands behind them (`Iran-backed X`).
std::vector<ReadName> blamedIn(const WordLine &line, const ReadingContext &context);
/// The country that the words put a place [first, end) in: `Camp X Iraq`, `X, Iraq`, `Iraq's X`, `X
/// in northern Iraq`; empty: none.
QString countryOf(const WordLine &line, int first, int end);
/// How many words name a country there: 0 none.
int countryWordsAt(const WordLine &line, int at);
/// The end of the capitalised words that belong together from `at`: `Al-Asad`, `Abu Ghraib`.
int endOfCapitals(const WordLine &line, int at);
/// `Washington` for the United States: of a government that is called by its capital the names of
/// its state, folded; empty: it is none.
QStringList statesOfCapital(const QString &folded);
/// `declined to name`, `would not say who`: how many words; 0: none.
int decliningAt(const WordLine &line, int at);
std::optional<TextRange> decliningIn(const WordLine &line);
/// `in retaliation for`, `a follow-up to`: the schema's kind of link.
std::optional<ReadTerm> linkIn(const WordLine &line);
/// Who is said not to have done it denies it where he speaks himself; else he is ruled out.
void tellDenialsApart(SentenceReading &reading, const ReadingContext &context);
std::vector<ReadFigure> figuresIn(const WordLine &line);
std::vector<ReadSpeaker> speakersIn(const WordLine &line, const ReadingContext &context);

/// Numbers what is read by the attack that it stands beside, where the sentence tells of several.
void tellAttacksApart(const WordLine &line, SentenceReading &reading);

/// `American` for Americans, `British` for Briton, `US` stays: the nationality that a word gives;
/// empty: none.
QString nationalityAt(const WordLine &line, int at);
/// Americans, Briton: people by a nationality alone.
bool isCompatriot(const WordLine &line, int at);

/// People: troops, civilians, contractor. `status` is what the schema's claim keeps of them.
struct PeopleWord
{
    bool isPeople = false;
    QString status;
};

PeopleWord peopleAt(const WordLine &line, int at);

/// The verb or noun that says what became of people: killed, wounded; empty: none.
QString outcomeAt(const WordLine &line, int at);
/// rockets, missiles, rounds: not `rocket attack`, `missile defense`.
bool isMunitionAt(const WordLine &line, int at);

/// The outcome that a number of people [first, end) is said to have met in its clause.
QString outcomeOf(const WordLine &line, int first, int end);
/// What became of a number of munitions: the schema's measure.
QString measureOf(const WordLine &line, int first, int end);

} // namespace sourceline
