#include "model/text/readfacts.h"

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int nearWhat = 6; // words between `response to` and the attack

// `in response to a question`: an answer in words.
bool isOfWords(const WordLine &line, int at)
{
    for (int next = at; next < at + 4 && !line.isBreak(next); ++next) {
        if (line.isAnyOf(next,
                         {"question"_L1,
                          "questions"_L1,
                          "request"_L1,
                          "requests"_L1,
                          "query"_L1,
                          "queries"_L1,
                          "inquiry"_L1,
                          "inquiries"_L1,
                          "email"_L1,
                          "letter"_L1}))
            return true;
    }
    return false;
}

bool isOfViolence(const WordLine &line, int at)
{
    for (int next = at; next < at + nearWhat && !line.isBreak(next); ++next) {
        if (line.isAnyOf(next,
                         {"attack"_L1,
                          "attacks"_L1,
                          "strike"_L1,
                          "strikes"_L1,
                          "airstrike"_L1,
                          "airstrikes"_L1,
                          "raid"_L1,
                          "raids"_L1,
                          "killing"_L1,
                          "killings"_L1,
                          "assault"_L1,
                          "bombing"_L1,
                          "shelling"_L1,
                          "ambush"_L1,
                          "rockets"_L1,
                          "rocket"_L1}))
            return true;
    }
    return false;
}

// `carried out in response`, `In response the base was hit`, `a response to an attack`
int responseAt(const WordLine &line, int at)
{
    if (line.phraseAt(at, "in response"_L1) > 0) {
        const bool isAnswered = line.is(at + 2, "to"_L1) && isOfWords(line, at + 3);
        const bool isSaid = line.isAnyOf(at - 1, {"said"_L1, "says"_L1, "wrote"_L1, "added"_L1});
        return isAnswered || isSaid ? 0 : 2 + line.is(at + 2, "to"_L1);
    }
    return line.phraseAt(at, "response to"_L1) > 0 && isOfViolence(line, at + 2) ? 2 : 0;
}

} // namespace

std::optional<ReadTerm> linkIn(const WordLine &line)
{
    for (int at = 0; at < line.size(); ++at) {
        QString kind = u"retaliation for"_s;
        int words = line.anyPhraseAt(at,
                                     {"in retaliation"_L1,
                                      "in revenge"_L1,
                                      "to avenge"_L1,
                                      "in reprisal"_L1,
                                      "as revenge"_L1,
                                      "retaliated"_L1,
                                      "retaliating"_L1,
                                      "retaliatory"_L1,
                                      "retaliation for"_L1,
                                      "revenge for"_L1});
        if (words == 0) {
            kind = u"reaction to"_s;
            words = line.anyPhraseAt(
                at,
                {"in reaction to"_L1, "responded to"_L1, "responding to"_L1, "in answer to"_L1});
            words = words > 0 ? words : responseAt(line, at);
        }
        if (words > 0)
            return ReadTerm{
                {qint32(line[at].start), qint32(line[at + words - 1].end)}, kind, {}, 0};
    }
    return {};
}

} // namespace sourceline
