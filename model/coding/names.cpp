#include "model/coding/names.h"

#include "model/coding/namematch.h"
#include "model/store/statement.h"

#include <QHash>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

struct NameIndex::Data
{
    struct Record
    {
        Id id;
        QString name, detail;
        int uses = 0;
    };

    struct Spelling
    {
        qsizetype record = 0;
        QString name;
        FoldedName folded;
    };

    std::vector<Record> records;
    std::vector<Spelling> spellings; ///< of each record its own name first
    QHash<Id, qsizetype> byId;
    QHash<QString, Id> byName; ///< folded; not valid where several have it

    void addSpelling(qsizetype record, const QString &name)
    {
        Spelling spelling{record, name, FoldedName(name)};
        if (spelling.folded.isEmpty())
            return;
        const Id id = records[size_t(record)].id;
        const auto known = byName.constFind(spelling.folded.text);
        if (known == byName.constEnd())
            byName.insert(spelling.folded.text, id);
        else if (*known != id)
            byName.insert(spelling.folded.text, Id());
        spellings.push_back(std::move(spelling));
    }

    static Result<std::shared_ptr<const Data>>
    read(sqlite3 *database, const char *records, const char *spellings);
};

namespace {

struct Found
{
    NameMatch match;
    qsizetype spelling = -1;
};

} // namespace

// Uses only order what fits equally well: counting stops at 200, so that reading stays short in a
// large casefile.
Result<std::shared_ptr<const NameIndex::Data>>
NameIndex::Data::read(sqlite3 *database, const char *recordsSql, const char *spellingsSql)
{
    auto data = std::make_shared<Data>();
    Statement rows(database, recordsSql);
    while (rows.next()) {
        const Record record{rows.id(0), rows.text(1), rows.text(2), int(rows.integer(3))};
        data->byId.insert(record.id, qsizetype(data->records.size()));
        data->records.push_back(record);
        data->addSpelling(qsizetype(data->records.size()) - 1, record.name);
    }
    if (rows.failed())
        return rows.error();
    Statement others(database, spellingsSql);
    while (others.next()) {
        const auto record = data->byId.constFind(others.id(0));
        if (record != data->byId.constEnd())
            data->addSpelling(*record, others.text(1));
    }
    if (others.failed())
        return others.error();
    return std::shared_ptr<const Data>(std::move(data));
}

NameIndex::NameIndex()
    : d(std::make_shared<Data>())
{}

Result<NameIndex> NameIndex::ofActors(sqlite3 *database)
{
    auto read = Data::read(
        database,
        "SELECT id, name, kind, (SELECT count(*) FROM (SELECT 1 FROM attribution WHERE actor = "
        "a.id LIMIT 200)) "
        "+ (SELECT count(*) FROM (SELECT 1 FROM statement WHERE speaker = a.id LIMIT 200)) FROM "
        "actor a",
        "SELECT actor, name FROM actor_name UNION ALL SELECT target, name FROM actor_redirect");
    if (!read)
        return read.error();
    NameIndex index;
    index.d = *std::move(read);
    return index;
}

Result<NameIndex> NameIndex::ofPlaces(sqlite3 *database)
{
    auto read = Data::read(
        database,
        "SELECT id, name, country, (SELECT count(*) FROM (SELECT 1 FROM incident WHERE place = "
        "p.id LIMIT 200)) "
        "FROM place p",
        "SELECT place, name FROM place_name UNION ALL SELECT target, name FROM place_redirect");
    if (!read)
        return read.error();
    NameIndex index;
    index.d = *std::move(read);
    return index;
}

std::vector<NameIndex::Match> NameIndex::find(const QString &typed, int limit) const
{
    const FoldedName wanted(typed);
    std::vector<Found> best(d->records.size());
    for (qsizetype i = 0; i < qsizetype(d->spellings.size()); ++i) {
        const Data::Spelling &spelling = d->spellings[size_t(i)];
        Found &found = best[size_t(spelling.record)];
        const NameFit worst = std::min(found.match.fit, NameFit::Close);
        const NameMatch match = matchName(wanted, spelling.folded, worst);
        if (match < found.match)
            found = {match, i};
    }
    std::erase_if(best, [](const Found &found) { return found.match.fit == NameFit::None; });
    const auto better = [this](const Found &a, const Found &b) {
        const Data::Record &first = d->records[size_t(d->spellings[size_t(a.spelling)].record)];
        const Data::Record &second = d->records[size_t(d->spellings[size_t(b.spelling)].record)];
        return std::tie(a.match, second.uses, first.name, first.id)
               < std::tie(b.match, first.uses, second.name, second.id);
    };
    const auto shown = std::min(best.size(), size_t(std::max(limit, 0)));
    std::partial_sort(best.begin(), best.begin() + qsizetype(shown), best.end(), better);
    std::vector<Match> matches;
    for (size_t i = 0; i < shown; ++i) {
        const Data::Spelling &spelling = d->spellings[size_t(best[i].spelling)];
        const Data::Record &record = d->records[size_t(spelling.record)];
        matches.push_back({record.id,
                           record.name,
                           spelling.name == record.name ? QString() : spelling.name,
                           record.detail,
                           best[i].match.fit == NameFit::Exact});
    }
    return matches;
}

Id NameIndex::exactly(const QString &name) const
{
    return d->byName.value(FoldedName(name).text);
}

QString NameIndex::nameOf(Id id) const
{
    const auto record = d->byId.constFind(id);
    return record == d->byId.constEnd() ? QString() : d->records[size_t(*record)].name;
}

QString NameIndex::detailOf(Id id) const
{
    const auto record = d->byId.constFind(id);
    return record == d->byId.constEnd() ? QString() : d->records[size_t(*record)].detail;
}

} // namespace sourceline
