#include "model/text/sourcekinds.h"

#include "model/text/readdates.h"
#include "model/text/readfacts.h"
#include "model/text/sourcephrase.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

bool isTitle(const WordLine &line, int at)
{
    return line[at].isCapital
           && line.isAnyOf(at, {"gen"_L1,        "col"_L1,         "lt"_L1,         "maj"_L1,
                                "capt"_L1,       "sgt"_L1,         "cmdr"_L1,       "adm"_L1,
                                "brig"_L1,       "mr"_L1,          "mrs"_L1,        "ms"_L1,
                                "dr"_L1,         "sen"_L1,         "rep"_L1,        "general"_L1,
                                "colonel"_L1,    "president"_L1,   "sheikh"_L1,     "minister"_L1,
                                "prime"_L1,      "secretary"_L1,   "major"_L1,      "captain"_L1,
                                "lieutenant"_L1, "admiral"_L1,     "ambassador"_L1, "senator"_L1,
                                "spokesman"_L1,  "spokeswoman"_L1, "commander"_L1});
}

struct Judged
{
    int names = 0; ///< capitalised words that are no nationality or title
    int firstName = -1, lastName = -1;
    int role = -1;
    QString kind;
    bool titled = false;
};

bool isPreposition(const WordLine &line, int at)
{
    return line.isAnyOf(
        at, {"of"_L1, "for"_L1, "in"_L1, "at"_L1, "to"_L1, "from"_L1, "with"_L1, "on"_L1});
}

// The role is the last one before a preposition: a `coalition spokesman` is a spokesman, a
// `minister of defense` a minister.
Judged judge(const WordLine &line, int first, int end)
{
    Judged judged;
    bool isHead = true;
    for (int at = first; at < end; ++at) {
        isHead = isHead && !(isPreposition(line, at) && judged.role >= 0);
        const QString kind = kindOfRole(line, at);
        if (!kind.isEmpty() && !(isTitle(line, at) && line[at + 1].isCapital)) {
            if (isHead || judged.role < 0) {
                judged.role = at;
                judged.kind = kind;
            }
        } else if (isTitle(line, at)) {
            judged.titled = true;
        } else if (line[at].isCapital && nationalityAt(line, at).isEmpty() && monthAt(line, at) == 0
                   && weekdayAt(line, at) == 0) {
            ++judged.names;
            judged.lastName = at;
            if (judged.firstName < 0)
                judged.firstName = at;
        }
    }
    return judged;
}

bool isPair(const WordLine &line, int first, int end)
{
    for (int at = first; at < end; ++at) {
        if (line.is(at, "and"_L1))
            return true;
    }
    return false;
}

} // namespace

// Words for those who speak; the schema's kind of actor of each.
QString kindOfRole(const WordLine &line, int at)
{
    static const QHash<QString, QString> kinds = [] {
        QHash<QString, QString> words;
        for (const auto word : {"official"_L1,  "source"_L1,      "officer"_L1,      "diplomat"_L1,
                                "witness"_L1,   "resident"_L1,    "analyst"_L1,      "expert"_L1,
                                "spokesman"_L1, "spokeswoman"_L1, "spokesperson"_L1, "commander"_L1,
                                "minister"_L1,  "lawmaker"_L1,    "doctor"_L1,       "medic"_L1,
                                "aide"_L1,      "adviser"_L1,     "advisor"_L1,      "report"_L1,
                                "observer"_L1,  "eyewitness"_L1,  "investigator"_L1, "authority"_L1,
                                "governor"_L1,  "mayor"_L1,       "ambassador"_L1}) {
            words.insert(QString(word), u"unnamed source"_s);
            words.insert(QString(word) + u's', u"unnamed source"_s);
        }
        words.insert(u"witnesses"_s, u"unnamed source"_s);
        words.insert(u"eyewitnesses"_s, u"unnamed source"_s);
        words.insert(u"authorities"_s, u"unnamed source"_s);
        for (const auto word : {"ministry"_L1,
                                "army"_L1,
                                "military"_L1,
                                "police"_L1,
                                "embassy"_L1,
                                "government"_L1,
                                "pentagon"_L1,
                                "command"_L1,
                                "parliament"_L1,
                                "department"_L1,
                                "presidency"_L1,
                                "centcom"_L1,
                                "navy"_L1})
            words.insert(QString(word), u"state organ"_s);
        for (const auto word : {"coalition"_L1,
                                "group"_L1,
                                "militia"_L1,
                                "militias"_L1,
                                "movement"_L1,
                                "organization"_L1,
                                "organisation"_L1,
                                "party"_L1,
                                "council"_L1,
                                "faction"_L1,
                                "groups"_L1,
                                "brigade"_L1})
            words.insert(QString(word), u"organisation"_s);
        return words;
    }();
    return kinds.value(line[at].folded);
}

QString institutionIn(const WordLine &line, int first, int end)
{
    const int before = judge(line, first, end).role - 1;
    const bool isOne = before >= first && !line[before].isCapital
                       && line.isAnyOf(before,
                                       {"defense"_L1,
                                        "defence"_L1,
                                        "security"_L1,
                                        "military"_L1,
                                        "intelligence"_L1,
                                        "police"_L1,
                                        "ministry"_L1,
                                        "army"_L1,
                                        "embassy"_L1,
                                        "government"_L1,
                                        "administration"_L1,
                                        "state"_L1,
                                        "pentagon"_L1,
                                        "coalition"_L1,
                                        "militia"_L1,
                                        "hospital"_L1});
    return isOne ? line[before].folded : QString();
}

bool namesARole(const WordLine &line, int first, int end)
{
    return judge(line, first, end).role >= 0;
}

QString personName(const WordLine &line, int first, int end)
{
    int from = end;
    while (from > first && (line[from - 1].isCapital || line.isAnyOf(from - 1, {"-"_L1, "al"_L1}))
           && !isTitle(line, from - 1) && kindOfRole(line, from - 1).isEmpty())
        --from;
    const bool isName =
        from > first && from < end && line[from].isCapital && nationalityAt(line, from).isEmpty();
    return line.text(isName ? from : first, end);
}

bool isAllNames(const WordLine &line, int first, int end)
{
    return judge(line, first, end).names == end - first;
}

bool isMedium(const WordLine &line, int first, int end, const ReadingContext &context)
{
    if (context.kindOfActor && context.kindOfActor(line.text(first, end)) == u"outlet")
        return true;
    const bool agency = end == first + 1
                        && line.isAnyOf(first,
                                        {"reuters"_L1,
                                         "afp"_L1,
                                         "ap"_L1,
                                         "bbc"_L1,
                                         "cnn"_L1,
                                         "npr"_L1,
                                         "upi"_L1,
                                         "tass"_L1,
                                         "politico"_L1,
                                         "axios"_L1,
                                         "bloomberg"_L1,
                                         "newsweek"_L1,
                                         "haaretz"_L1,
                                         "rudaw"_L1});
    const bool unnamed =
        line.isAnyOf(
            end - 1,
            {"television"_L1, "tv"_L1, "radio"_L1, "media"_L1, "agency"_L1, "newspaper"_L1})
        && (end - 1 == first
            || line.isAnyOf(end - 2, {"state"_L1, "news"_L1, "local"_L1, "daily"_L1}));
    return agency || unnamed
           || (line[end - 1].isCapital && end > first + 1
               && line.isAnyOf(end - 1,
                               {"news"_L1,
                                "times"_L1,
                                "post"_L1,
                                "press"_L1,
                                "tv"_L1,
                                "television"_L1,
                                "radio"_L1,
                                "journal"_L1,
                                "magazine"_L1,
                                "herald"_L1,
                                "tribune"_L1,
                                "gazette"_L1,
                                "agency"_L1,
                                "daily"_L1,
                                "jazeera"_L1,
                                "guardian"_L1,
                                "observer"_L1}));
}

QString kindOfSource(const WordLine &line, int first, int end, const ReadingContext &context)
{
    if (context.kindOfActor) {
        if (const QString known = context.kindOfActor(line.text(first, end)); !known.isEmpty())
            return known;
    }
    if (isMedium(line, first, end, context))
        return u"outlet"_s;
    const bool isUnion = line[first].isAcronym && line.isAnyOf(first, {"us"_L1, "uk"_L1, "usa"_L1});
    if (countryWordsAt(line, first) == end - first || (isUnion && end == first + 1)
        || (!statesOfCapital(line[first].folded).isEmpty() && end == first + 1))
        return u"state"_s;
    const Judged judged = judge(line, first, end);
    if (judged.titled && judged.names > 0)
        return u"person"_s;
    // `coalition spokesman Ann Example`
    const int after = judged.role + 1;
    const bool isNamed = judged.role >= 0 && after < end && line[after].isCapital
                         && nationalityAt(line, after).isEmpty();
    if (isNamed && judged.kind == u"unnamed source")
        return u"person"_s;
    if (judged.role >= 0)
        return judged.kind;
    if (judged.names == 0 && peopleAt(line, end - 1).isPeople)
        return u"unnamed source"_s;
    // No article stands before a person's name: `the Harbour Ledger`.
    if (judged.names >= 2 && judged.lastName - judged.firstName < 6)
        return isPair(line, first, end) || line.is(first - 1, "the"_L1) ? u"organisation"_s
                                                                        : u"person"_s;
    const bool isAlone = end == first + 1 && line[first].isCapital;
    if (judged.names == 1 && isAlone && !line[first].isAcronym && first > 0)
        return u"person"_s; // a family name
    const bool isShort = isAlone && line[first].isAcronym && nationalityAt(line, first).isEmpty();
    return isShort ? u"organisation"_s : QString();
}

} // namespace sourceline
