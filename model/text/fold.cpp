#include "model/text/normalise.h"

#include <QString>

#include <algorithm>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// What stands for a quotation mark or an apostrophe. Done before compatibility mapping, which would
// turn U+00B4 into a space and an accent.
char16_t plainPunctuation(char16_t c)
{
    switch (c) {
    case u'`':
    case u'\u00B4':
    case u'\u02B9':
    case u'\u02BB':
    case u'\u02BC':
    case u'\u02BD':
    case u'\u02BE':
    case u'\u02BF':
    case u'\u2018':
    case u'\u2019':
    case u'\u201A':
    case u'\u201B':
    case u'\u2032':
    case u'\u2035':
    case u'\u2039':
    case u'\u203A':
    case u'\uFF07':
        return u'\'';
    case u'\u00AB':
    case u'\u00BB':
    case u'\u201C':
    case u'\u201D':
    case u'\u201E':
    case u'\u201F':
    case u'\u2033':
    case u'\u2036':
    case u'\uFF02':
        return u'"';
    case u'\u2212':
        return u'-';
    default:
        return u_charType(c) == U_DASH_PUNCTUATION ? u'-' : c;
    }
}

// Letters that no normalisation takes apart, and the Arabic variants that are typed for one
// another: alef wasla, alef maksura and Farsi yeh, teh marbuta, Farsi kaf. (Alef with hamza or
// madda falls apart in NFD.) Zero removes.
UChar32 plainLetter(UChar32 c)
{
    switch (c) {
    case 0x0671:
        return 0x0627;
    case 0x0649:
    case 0x06CC:
        return 0x064A;
    case 0x0629:
        return 0x0647;
    case 0x06A9:
        return 0x0643;
    case 0x0640: // tatweel only stretches
        return 0;
    case 0x00D8:
        return u'O';
    case 0x00F8:
        return u'o';
    case 0x0110:
        return u'D';
    case 0x0111:
        return u'd';
    case 0x0141:
        return u'L';
    case 0x0142:
        return u'l';
    case 0x0131:
        return u'i';
    default:
        return c;
    }
}

// Accents, Arabic and Hebrew points. Classes below 10 are nuktas and viramas, without which a word
// is another word.
bool isAccent(UChar32 c)
{
    return u_getCombiningClass(c) >= 10;
}

icu::UnicodeString stripped(const icu::UnicodeString &decomposed)
{
    icu::UnicodeString plain;
    for (qint32 at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
        const UChar32 c = decomposed.char32At(at);
        const qint32 digit = u_charDigitValue(c);
        const UChar32 letter = digit >= 0 ? u'0' + digit : plainLetter(c);
        if (letter != 0 && !isAccent(c))
            plain.append(letter);
    }
    return plain;
}

QString toQString(const icu::UnicodeString &text)
{
    return QString(reinterpret_cast<const QChar *>(text.getBuffer()), text.length());
}

// `first` brings the text into the form that is folded (NFKC_Casefold or NFC). The instances are
// ICU's own and live as long as the program; where ICU has no data the text stays as it is and only
// matches itself.
QString withoutAccents(QStringView text, const icu::Normalizer2 *first)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *nfd = icu::Normalizer2::getNFDInstance(status);
    const icu::Normalizer2 *nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) || !first)
        return text.toString();
    const icu::UnicodeString source(false, text.utf16(), qint32(text.size()));
    const icu::UnicodeString decomposed = nfd->normalize(first->normalize(source, status), status);
    // Composed again at the end: Hangul and the marks that were kept.
    const icu::UnicodeString plain = nfc->normalize(stripped(decomposed), status);
    return U_FAILURE(status) ? text.toString() : toQString(plain);
}

bool isAscii(QStringView text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
}

} // namespace

QString foldForMatching(QStringView text)
{
    QString plain(text.size(), Qt::Uninitialized);
    std::transform(text.cbegin(), text.cend(), plain.begin(), [](QChar c) {
        return c.isSpace() ? QChar(u' ') : QChar(plainPunctuation(c.unicode()));
    });
    if (isAscii(plain))
        return plain.toLower().simplified(); // most sentences, ten times as fast
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    return withoutAccents(plain, casefold).simplified();
}

QString foldToken(QStringView token)
{
    if (isAscii(token))
        return token.toString();
    QString letters = token.toString();
    // Half rings and modifier apostrophes write ayn and hamza: Kataʾib and Kataib are one word.
    letters.removeIf([](QChar c) { return c.unicode() >= 0x02B9 && c.unicode() <= 0x02BF; });
    UErrorCode status = U_ZERO_ERROR;
    return withoutAccents(letters, icu::Normalizer2::getNFCInstance(status));
}

} // namespace sourceline
