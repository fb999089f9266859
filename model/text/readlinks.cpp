#include "model/text/readfacts.h"

using namespace Qt::StringLiterals;

namespace sourceline {

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
            words = line.anyPhraseAt(at,
                                     {"in response to"_L1,
                                      "in reaction to"_L1,
                                      "responded to"_L1,
                                      "responding to"_L1,
                                      "in answer to"_L1});
        }
        if (words > 0)
            return ReadTerm{
                {qint32(line[at].start), qint32(line[at + words - 1].end)}, kind, {}, 0};
    }
    return {};
}

} // namespace sourceline
