#include "model/text/readfacts.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int longestCountry = 4; // words

// Folded, as articles call them.
const QSet<QString> &countries()
{
    static const QStringList names =
        QString::fromLatin1(
            "afghanistan,albania,algeria,andorra,angola,argentina,armenia,australia,"
            "austria,azerbaijan,bahamas,bahrain,bangladesh,barbados,belarus,belgium,belize,"
            "benin,bhutan,bolivia,bosnia,bosnia and herzegovina,botswana,brazil,brunei,"
            "bulgaria,burkina faso,burma,burundi,cambodia,cameroon,canada,cape verde,"
            "central african republic,chad,chile,china,colombia,comoros,congo,costa rica,"
            "croatia,cuba,cyprus,czech republic,czechia,denmark,djibouti,dominica,"
            "dominican republic,east timor,ecuador,egypt,el salvador,equatorial guinea,"
            "eritrea,estonia,eswatini,ethiopia,fiji,finland,france,gabon,gambia,georgia,"
            "germany,ghana,greece,grenada,guatemala,guinea,guinea - bissau,guyana,haiti,"
            "honduras,hungary,iceland,india,indonesia,iran,iraq,ireland,israel,italy,"
            "ivory coast,jamaica,japan,jordan,kazakhstan,kenya,kiribati,kosovo,kuwait,"
            "kyrgyzstan,laos,latvia,lebanon,lesotho,liberia,libya,liechtenstein,lithuania,"
            "luxembourg,madagascar,malawi,malaysia,maldives,mali,malta,mauritania,"
            "mauritius,mexico,moldova,monaco,mongolia,montenegro,morocco,mozambique,"
            "myanmar,namibia,nepal,netherlands,new zealand,nicaragua,niger,nigeria,"
            "north korea,north macedonia,norway,oman,pakistan,palestine,panama,"
            "papua new guinea,paraguay,peru,philippines,poland,portugal,qatar,romania,"
            "russia,rwanda,samoa,san marino,saudi arabia,senegal,serbia,seychelles,"
            "sierra leone,singapore,slovakia,slovenia,solomon islands,somalia,south africa,"
            "south korea,south sudan,spain,sri lanka,sudan,suriname,sweden,switzerland,"
            "syria,taiwan,tajikistan,tanzania,thailand,togo,tonga,trinidad and tobago,"
            "tunisia,turkey,turkmenistan,tuvalu,uganda,ukraine,united arab emirates,"
            "united kingdom,united states,uruguay,uzbekistan,vanuatu,venezuela,vietnam,"
            "yemen,zambia,zimbabwe")
            .split(u',');
    static const QSet<QString> all(names.begin(), names.end());
    return all;
}

// The words from `at` on that a country's name takes, with `northern` and the like before it.
QString countryAfter(const WordLine &line, int at)
{
    while (line.isAnyOf(at,
                        {"northern"_L1,
                         "southern"_L1,
                         "eastern"_L1,
                         "western"_L1,
                         "central"_L1,
                         "north"_L1,
                         "south"_L1,
                         "east"_L1,
                         "west"_L1,
                         "northeastern"_L1,
                         "northwestern"_L1,
                         "southeastern"_L1,
                         "southwestern"_L1,
                         "neighbouring"_L1,
                         "neighboring"_L1,
                         "the"_L1,
                         "-"_L1})
           && countryWordsAt(line, at) == 0)
        ++at;
    const int words = countryWordsAt(line, at);
    return words > 0 ? line.text(at, at + words) : QString();
}

} // namespace

int countryWordsAt(const WordLine &line, int at)
{
    if (!line[at].isCapital)
        return 0;
    for (int words = longestCountry; words > 0; --words) {
        QStringList folded;
        for (int place = at; place < at + words; ++place)
            folded += line[place].folded;
        if (countries().contains(folded.join(u' ')))
            return words;
    }
    return 0;
}

QString countryOf(const WordLine &line, int first, int end)
{
    if (countryWordsAt(line, first) == end - first)
        return {}; // it is one itself
    if (const int words = countryWordsAt(line, end); words > 0)
        return line.text(end, end + words);
    if (line.is(end, ","_L1)) {
        if (const int words = countryWordsAt(line, end + 1); words > 0)
            return line.text(end + 1, end + 1 + words);
    }
    if (line.is(first - 1, "'s"_L1) || line.is(first - 1, "'"_L1)) {
        for (int words = longestCountry; words > 0; --words) {
            const int at = first - 1 - words;
            if (at >= 0 && countryWordsAt(line, at) == words)
                return line.text(at, at + words);
        }
    }
    if (line.isAnyOf(first - 1, {"near"_L1, "outside"_L1, "around"_L1, "at"_L1})) {
        for (int words = longestCountry; words > 0; --words) {
            const int at = first - 1 - words;
            if (at > 0 && countryWordsAt(line, at) == words)
                return line.text(at, at + words);
        }
    }
    const int in = line.is(end, ","_L1) ? end + 1 : end;
    return line.is(in, "in"_L1) ? countryAfter(line, in + 1) : QString();
}

} // namespace sourceline
