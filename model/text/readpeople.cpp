#include "model/text/readfacts.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

// Adjective, and who they are where that is another word.
const QHash<QString, QString> &nationalities()
{
    static const QHash<QString, QString> all = [] {
        QHash<QString, QString> words;
        for (const auto adjective :
             {"Afghan"_L1,      "Albanian"_L1,    "Algerian"_L1,   "American"_L1,  "Australian"_L1,
              "Austrian"_L1,    "Azerbaijani"_L1, "Bahraini"_L1,   "Belgian"_L1,   "Bulgarian"_L1,
              "Canadian"_L1,    "Chadian"_L1,     "Chinese"_L1,    "Colombian"_L1, "Czech"_L1,
              "Egyptian"_L1,    "Emirati"_L1,     "Estonian"_L1,   "Ethiopian"_L1, "Georgian"_L1,
              "German"_L1,      "Greek"_L1,       "Hungarian"_L1,  "Indian"_L1,    "Indonesian"_L1,
              "Iranian"_L1,     "Iraqi"_L1,       "Israeli"_L1,    "Italian"_L1,   "Japanese"_L1,
              "Jordanian"_L1,   "Kenyan"_L1,      "Kurdish"_L1,    "Kuwaiti"_L1,   "Latvian"_L1,
              "Lebanese"_L1,    "Libyan"_L1,      "Lithuanian"_L1, "Malian"_L1,    "Mexican"_L1,
              "Moroccan"_L1,    "Nigerian"_L1,    "Norwegian"_L1,  "Omani"_L1,     "Pakistani"_L1,
              "Palestinian"_L1, "Portuguese"_L1,  "Qatari"_L1,     "Romanian"_L1,  "Russian"_L1,
              "Saudi"_L1,       "Serbian"_L1,     "Somali"_L1,     "Sudanese"_L1,  "Syrian"_L1,
              "Tunisian"_L1,    "Turkmen"_L1,     "Ukrainian"_L1,  "Yemeni"_L1,    "Nepali"_L1,
              "Filipino"_L1}) {
            words.insert(QString(adjective).toLower(), QString(adjective));
            words.insert(QString(adjective).toLower() + u's', QString(adjective));
        }
        for (const auto &[word, adjective] : {std::pair{"british"_L1, "British"_L1},
                                              {"briton"_L1, "British"_L1},
                                              {"britons"_L1, "British"_L1},
                                              {"french"_L1, "French"_L1},
                                              {"dutch"_L1, "Dutch"_L1},
                                              {"danish"_L1, "Danish"_L1},
                                              {"dane"_L1, "Danish"_L1},
                                              {"danes"_L1, "Danish"_L1},
                                              {"polish"_L1, "Polish"_L1},
                                              {"pole"_L1, "Polish"_L1},
                                              {"poles"_L1, "Polish"_L1},
                                              {"spanish"_L1, "Spanish"_L1},
                                              {"swedish"_L1, "Swedish"_L1},
                                              {"finnish"_L1, "Finnish"_L1},
                                              {"irish"_L1, "Irish"_L1},
                                              {"turkish"_L1, "Turkish"_L1},
                                              {"turk"_L1, "Turkish"_L1},
                                              {"turks"_L1, "Turkish"_L1},
                                              {"kurd"_L1, "Kurdish"_L1},
                                              {"kurds"_L1, "Kurdish"_L1}})
            words.insert(word, adjective);
        return words;
    }();
    return all;
}

const QHash<QString, QString> &people()
{
    static const QHash<QString, QString> all = [] {
        QHash<QString, QString> words;
        const auto add = [&words](const QString &status,
                                  std::initializer_list<QLatin1StringView> of) {
            for (const auto word : of) {
                words.insert(QString(word), status);
                words.insert(QString(word) + u's', status);
            }
        };
        add({}, {"person"_L1,    "people"_L1,       "other"_L1,      "victim"_L1,   "woman"_L1,
                 "man"_L1,       "worker"_L1,       "employee"_L1,   "pilgrim"_L1,  "passenger"_L1,
                 "protester"_L1, "demonstrator"_L1, "journalist"_L1, "driver"_L1,   "guard"_L1,
                 "national"_L1,  "citizen"_L1,      "personnel"_L1,  "attacker"_L1, "commander"_L1,
                 "leader"_L1,    "judge"_L1,        "teacher"_L1,    "official"_L1, "politician"_L1,
                 "lawmaker"_L1,  "engineer"_L1,     "doctor"_L1});
        add(u"civilian"_s,
            {"civilian"_L1,
             "child"_L1,
             "villager"_L1,
             "resident"_L1,
             "student"_L1,
             "farmer"_L1,
             "bystander"_L1});
        add(u"military"_s,
            {"soldier"_L1,
             "troop"_L1,
             "marine"_L1,
             "serviceman"_L1,
             "member"_L1,
             "officer"_L1,
             "airman"_L1,
             "conscript"_L1});
        add(u"contractor"_s, {"contractor"_L1});
        add(u"police"_s, {"policeman"_L1, "policemen"_L1});
        add(u"fighter"_s,
            {"fighter"_L1, "militant"_L1, "militiaman"_L1, "gunman"_L1, "insurgent"_L1});
        for (const auto &[word, status] : {std::pair{"women"_L1, ""_L1},
                                           {"men"_L1, ""_L1},
                                           {"children"_L1, "civilian"_L1},
                                           {"servicemen"_L1, "military"_L1},
                                           {"airmen"_L1, "military"_L1},
                                           {"militiamen"_L1, "fighter"_L1},
                                           {"gunmen"_L1, "fighter"_L1}})
            words.insert(QString(word), QString(status));
        return words;
    }();
    return all;
}

} // namespace

QString nationalityAt(const WordLine &line, int at)
{
    const LineWord &word = line[at];
    if (word.isAcronym && (word.folded == u"us" || word.folded == u"uk" || word.folded == u"uae"))
        return word.folded.toUpper();
    return word.isCapital ? nationalities().value(word.folded) : QString();
}

bool isCompatriot(const WordLine &line, int at)
{
    const QString &word = line[at].folded;
    static const QSet<QString> singular{u"briton"_s, u"pole"_s, u"turk"_s, u"dane"_s, u"kurd"_s};
    if (nationalityAt(line, at).isEmpty() || line[at].isAcronym)
        return false;
    return word.endsWith(u's') || singular.contains(word) || !line.isWord(at + 1)
           || line.isAnyOf(at + 1,
                           {"and"_L1,
                            "was"_L1,
                            "were"_L1,
                            "died"_L1,
                            "dead"_L1,
                            "killed"_L1,
                            "wounded"_L1,
                            "who"_L1,
                            "in"_L1,
                            "on"_L1,
                            "at"_L1});
}

PeopleWord peopleAt(const WordLine &line, int at)
{
    if (line[at].isCapital && !isCompatriot(line, at)
        && !line.isAnyOf(at, {"marines"_L1, "marine"_L1}))
        return {};
    if (isCompatriot(line, at))
        return {true, {}};
    // `members` of anything; `service members` serve.
    if (line.isAnyOf(at, {"members"_L1, "member"_L1}))
        return {true, line.is(at - 1, "service"_L1) ? u"military"_s : QString()};
    if (line.isAnyOf(at, {"officers"_L1, "officer"_L1}) && line.is(at - 1, "police"_L1))
        return {true, u"police"_s};
    const auto found = people().constFind(line[at].folded);
    return found == people().constEnd() ? PeopleWord() : PeopleWord{true, *found};
}

QString outcomeAt(const WordLine &line, int at)
{
    if (line.isAnyOf(at,
                     {"killed"_L1,
                      "killing"_L1,
                      "kill"_L1,
                      "kills"_L1,
                      "dead"_L1,
                      "died"_L1,
                      "dies"_L1,
                      "slain"_L1,
                      "deaths"_L1,
                      "death"_L1,
                      "fatalities"_L1}))
        return u"killed"_s;
    if (line.isAnyOf(at,
                     {"wounded"_L1,
                      "wounding"_L1,
                      "wounds"_L1,
                      "injured"_L1,
                      "injuring"_L1,
                      "injures"_L1,
                      "injuries"_L1,
                      "hurt"_L1}))
        return u"wounded"_s;
    return line.is(at, "casualties"_L1) ? u"casualties"_s : QString();
}

} // namespace sourceline
