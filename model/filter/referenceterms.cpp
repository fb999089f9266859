#include "model/filter/columnterms.h"
#include "model/filter/namefilter.h"
#include "model/filter/recordterms.h"
#include "model/store/dossier.h"
#include "model/store/institutions.h"
#include "model/store/nearplaces.h"
#include "model/text/normalise.h"

#include <QCoreApplication>

// Terms that go by a text, by references, by whom somebody speaks for and by what is near.
namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct RecordTermText
{
    Q_DECLARE_TR_FUNCTIONS(RecordTermText)
};

using Found = RecordTerms::Found;

constexpr double nearKilometres = 50;

} // namespace

Result<RecordTerms::Ids> RecordTerms::speakersFor(const Ids &institutions)
{
    Statement speakers(
        m_database, "SELECT speaker FROM statement UNION SELECT actor FROM statement_co_speaker");
    auto all = idsOf(speakers);
    if (!all)
        return all;
    StatementCache statements(m_database);
    Institutions whole(statements);
    std::erase_if(*all, [&](Id speaker) { return !institutions.contains(whole.of(speaker)); });
    return all;
}

Result<RecordTerms::Ids> RecordTerms::around(const Ids &places)
{
    Ids all;
    for (const Id place : places) {
        const auto near = placesNear(m_database, place, nearKilometres);
        if (!near)
            return near.error();
        all.insert(near->begin(), near->end());
    }
    return all;
}

Result<Found> RecordTerms::ofText(const FilterValue &value)
{
    const NameFilter wanted(value.text);
    const QString whole = foldForMatching(value.text);
    Statement rows(m_database,
                   value.field->name == "target"_L1
                       ? "SELECT id, target FROM incident WHERE target IS NOT NULL"
                       : "SELECT id, weapon FROM incident WHERE weapon IS NOT NULL");
    RowBits bits(m_table);
    while (!isCancelled() && rows.next()) {
        const QString text = rows.text(1);
        if (value.isWhole ? foldForMatching(text) == whole : wanted.quality(text) > 0)
            bits.insert(m_table.rowOf(rows.id(0)));
    }
    if (rows.failed())
        return rows.error();
    return Found{bitsMark(std::move(bits)), {}};
}

// Several stand with , between; a handle with one in it is asked for by itself first.
Result<Found> RecordTerms::ofReference(const FilterValue &value)
{
    RowBits bits(m_table);
    const auto one = findReference(value.text, bits);
    if (!one)
        return one.error();
    if (one->isEmpty())
        return Found{bitsMark(std::move(bits)), {}};
    if (!value.text.contains(u','))
        return Found{CompiledFilter::Mark(), *one};
    // Of many those that have gone since are passed over.
    bool any = false;
    for (const QString &reference : value.text.split(u',', Qt::SkipEmptyParts)) {
        if (isCancelled())
            break;
        const Row row = m_table.rowOf(Id::fromText(reference));
        if (row < m_table.rowCount()) {
            bits.insert(row);
            any = true;
            continue;
        }
        const auto found = findReference(reference.trimmed(), bits);
        if (!found)
            return found.error();
        any = any || found->isEmpty();
    }
    if (!any && !isCancelled())
        return Found{CompiledFilter::Mark(),
                     RecordTermText::tr("None of these incidents is in this casefile.")};
    return Found{bitsMark(std::move(bits)), {}};
}

Result<QString> RecordTerms::findReference(const QString &reference, RowBits &bits)
{
    Statement rows(m_database, "SELECT id FROM incident WHERE handle = ?1");
    rows.bind(1, reference);
    bool any = false;
    for (; rows.next(); any = true)
        bits.insert(m_table.rowOf(rows.id(0)));
    if (rows.failed())
        return rows.error();
    if (any)
        return QString();
    const auto incident = findIncident(m_database, reference);
    if (!incident)
        return incident.error().message;
    bits.insert(m_table.rowOf(*incident));
    return QString();
}

} // namespace sourceline
