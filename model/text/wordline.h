#pragma once

#include <QString>

#include <initializer_list>
#include <vector>

namespace sourceline {

/// A word, number or sign of a sentence.
struct LineWord
{
    qsizetype start = 0, end = 0; ///< UTF-16 units of the sentence
    QString folded; ///< lower case, no accents, no dots (U.S.: us); of a sign the sign, plain
    bool isWord = false;
    bool isCapital = false; ///< begins with a capital
    bool isAcronym = false; ///< several letters, all of them capitals: US, U.S., CENTCOM
    bool isQuoted = false;  ///< inside double quotation marks
    bool isTight = false;   ///< no blank before it
};

/// A sentence taken apart for reading: words with their apostrophes, numbers with their commas,
/// abbreviations with their stops; `’s` and every other sign stand alone. Positions outside are
/// nobody's word.
class WordLine
{
public:
    explicit WordLine(const QString &sentence);

    int size() const { return static_cast<int>(m_words.size()); }

    const LineWord &operator[](int at) const;

    bool is(int at, QLatin1StringView word) const { return (*this)[at].folded == word; }

    bool isAnyOf(int at, std::initializer_list<QLatin1StringView> words) const;
    /// How many words of `phrase` (folded, a blank between) stand at `at`: all of them or 0.
    int phraseAt(int at, QLatin1StringView phrase) const;
    /// The longest of them that stands there.
    int anyPhraseAt(int at, std::initializer_list<QLatin1StringView> phrases) const;

    bool isWord(int at) const { return (*this)[at].isWord; }

    bool isNumber(int at) const; ///< digits, with commas
    /// Ends a clause: a comma, a bracket, a quotation mark, a dash between blanks, the end.
    bool isBreak(int at) const;

    QString text(int first, int end) const; ///< as it stands, end exclusive

    const QString &sentence() const { return m_sentence; }

private:
    qsizetype addWord(qsizetype at);
    void addSign(qsizetype at, qsizetype length, const QString &folded);
    void markQuotes();

    QString m_sentence;
    std::vector<LineWord> m_words;
};

} // namespace sourceline
