// What the random changes are made of: a small record to begin with, and what is typed into it.
#include "model/store/writer.h"
#include "randomchanges.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<void> document(Writer &writer, const QString &name)
{
    const QString text =
        u"Rockets fell on the base at night, and nobody has said who fired them. The crater is wide."_s;
    const auto sha256 = writer.storeText(text);
    if (!sha256)
        return sha256.error();
    const auto document = writer.insert("document",
                                        {{"kind", u"article"_s},
                                         {"title", name},
                                         {"published_edtf", u"2020-03-12"_s},
                                         {"length", qint64(text.size())},
                                         {"sha256", *sha256}});
    return document ? Result<void>() : document.error();
}

Result<void> codebook(Writer &writer)
{
    const auto book = writer.insert("codebook", {{"name", u"Rules"_s}, {"version", u"1"_s}});
    if (!book)
        return book.error();
    const auto rule = writer.insert(
        "codebook_rule",
        {{"codebook", toValue(*book)}, {"number", qint64(1)}, {"text", u"Several is 3."_s}});
    return rule ? Result<void>() : rule.error();
}

} // namespace

Result<void> startingRecord(Writer &writer)
{
    if (const auto book = codebook(writer); !book)
        return book;
    for (int i = 0; i < 4; ++i) {
        const QString name = u"Group %1"_s.arg(i);
        const auto actor = writer.insert("actor", {{"name", name}, {"kind", u"organisation"_s}});
        const auto incident = writer.insert("incident",
                                            {{"kind", u"event"_s},
                                             {"title", u"Attack %1"_s.arg(i)},
                                             {"date_edtf", u"2020-03-11"_s}});
        if (!actor || !incident)
            return actor ? incident.error() : actor.error();
        if (i > 1)
            continue;
        if (const auto place = writer.insert("place", {{"name", u"Base %1"_s.arg(i)}}); !place)
            return place.error();
        if (const auto made = document(writer, name); !made)
            return made;
    }
    return {};
}

Id RandomChanges::any(const char *table)
{
    const auto ids = allIds(m_database, table);
    return ids.empty() ? Id{1} : ids[size_t(m_random.bounded(int(ids.size())))];
}

std::vector<Id> RandomChanges::some(const char *table)
{
    std::vector<Id> ids{any(table)};
    if (const Id other = any(table); other != ids.front())
        ids.push_back(other);
    return ids;
}

QString RandomChanges::oneOf(const QStringList &words)
{
    return words[m_random.bounded(int(words.size()))];
}

QString RandomChanges::words()
{
    return oneOf({u"rocket"_s, u"Hawīja"_s, u"أحمد"_s, u"crater"_s, u"base"_s}) + u' '
           + QString::number(m_random.bounded(6));
}

ActorRef RandomChanges::actor()
{
    ActorRef ref;
    if (m_random.bounded(5) > 0)
        ref.id = any("actor");
    else
        ref.newName = words();
    return ref;
}

StatementDraft RandomChanges::statement()
{
    StatementDraft draft;
    if (coin())
        draft.id = any("statement");
    draft.speaker = actor();
    draft.saidEdtf = coin() ? u"2020-03"_s : QString();
    draft.reports = {{any("document"), {actor()}}};
    return draft;
}

std::vector<CitationDraft> RandomChanges::citations()
{
    const int start = m_random.bounded(40);
    return {{any("document"), {start, start + 20}, {}, {}}};
}

AttributionDraft RandomChanges::attribution()
{
    AttributionDraft draft;
    draft.incident = any("incident");
    draft.actor = actor();
    draft.stance = oneOf({u"asserts"_s, u"suspects"_s, u"denies"_s, u"declines to name"_s});
    draft.statement = statement();
    draft.credibility = m_random.bounded(7);
    draft.wording = words();
    if (coin())
        draft.citations = citations();
    return draft;
}

ClaimDraft RandomChanges::claim()
{
    ClaimDraft draft;
    draft.incident = any("incident");
    draft.field = m_random.bounded(3) != 0 ? u"killed"_s : u"munitions"_s;
    draft.reported = m_random.bounded(4) != 0 ? u"figure"_s : u"unknown"_s;
    draft.best = m_random.bounded(40);
    draft.qualifier = coin() ? u"more than"_s : u"exactly"_s;
    draft.statement = statement();
    draft.citations = citations();
    return draft;
}

Subject RandomChanges::subject()
{
    static constexpr std::array tables{"incident", "claim", "attribution", "actor", "place"};
    const char *table = tables[size_t(m_random.bounded(int(tables.size())))];
    return {table, any(table), {}};
}

} // namespace sourceline
